import type { LayerConfig, Shape } from '@linnet/core';

/** What a model gives, as far as targets must fit it. */
export interface ModelEnd {
  readonly output: Shape;
  /** The function of the last layer; undefined where it is somebody's own. */
  readonly activation: string | undefined;
  /** What to do where `last` should be the last layer, as a sentence. */
  advise(last: string): string;
}

const passing = ['clip', 'dropout', 'gaussianNoise', 'reshape', 'flatten'];

/** The function that makes the predictions of layers, or of layers that were saved. */
export function lastActivation(layers: readonly { readonly kind: string; readonly config: LayerConfig }[]) {
  const last = layers.filter(({ kind }) => !passing.includes(kind)).at(-1);
  if (last?.kind === 'softmax') return 'softmax';
  const name = last?.config.activation;
  return typeof name === 'string' ? name : undefined;
}

/** True where what the model gives are probabilities. */
export const givesProbabilities = ({ activation }: Pick<ModelEnd, 'activation'>): boolean =>
  activation === 'sigmoid' || activation === 'softmax';
