import type { LayerConfig, Lowerable } from '@linnet/core';

/**
 * A layer: a description that writes its operations into a plan. It holds no weights, so a layer value used in two
 * places gives two independent sets of them.
 */
export interface Layer extends Lowerable {
  /** Such as `dense`; names in summaries and files start with it. */
  readonly kind: string;
  /** Options as plain data, enough to make the layer again. */
  readonly config: LayerConfig;
}

/** A layer that reads step after step, as `lstm`, `gru` and `simpleRnn` make one. */
export interface RecurrentLayer extends Layer {
  /** Which of them. */
  readonly kind: 'lstm' | 'gru' | 'simpleRnn';
}
