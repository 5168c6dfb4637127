import { checkOptions, type Loss, lossKinds, optionKinds, unknownName } from '@linnet/core';
import { shortNames } from './loss-names.js';
import { positive, share } from './number-kinds.js';

/** Losses that can be named. Formulas stand at `Loss` of `@linnet/core`. */
export type LossName = Loss['kind'];

type Smoothed = Extract<Loss, { readonly kind: 'binaryCrossentropy' | 'categoricalCrossentropy' }>;

/**
 * A loss with its options, as `huber` and the cross-entropies make one. `labelSmoothing`, from 0 to 1, is how far targets are
 * moved towards all classes alike, which the trainer does before a backend sees them.
 */
export type LossSpec = Exclude<Loss, Smoothed> | (Smoothed & { readonly labelSmoothing?: number });

/** Options of {@link sparseCategoricalCrossentropy}. */
export interface SparseCrossentropyOptions {
  /** Whether the model gives what a softmax (or sigmoid) would make probabilities of, not probabilities. Default false. */
  readonly fromLogits?: boolean;
}

/** Options of {@link binaryCrossentropy} and {@link categoricalCrossentropy}. */
export interface CrossentropyOptions extends SparseCrossentropyOptions {
  /** How far targets are moved towards all classes alike, from 0 (the default) to 1 (Szegedy et al., 2016). */
  readonly labelSmoothing?: number;
}

/** Options of {@link huber}. */
export interface HuberOptions {
  /** Errors up to this count squared, larger ones by their size. Default 1. */
  readonly delta?: number;
}

/**
 * The cross-entropy of labels that are yes or no, each by itself: mean of -(y log p + (1 - y) log(1 - p)), for a last layer
 * with sigmoid or, `fromLogits`, without activation. Smoothed targets are y (1 - s) + s / 2. Metrics see targets as they
 * are, and probabilities: the accuracy of logits is that of their signs.
 * @throws LinnetError `bad-option` for a smoothing outside of 0 to 1, or options that are none.
 *
 * @example
 * ```ts
 * sequential(2, [dense(8, { activation: 'relu' }), dense(1)]).compile({ loss: binaryCrossentropy({ fromLogits: true }) });
 * ```
 */
export const binaryCrossentropy = (options: CrossentropyOptions = {}): LossSpec =>
  crossentropy('binaryCrossentropy', options);

/**
 * The cross-entropy of one class among several, with a column for each: -sum of y log(p / sum p), for a last layer with
 * softmax or, `fromLogits`, without activation. Smoothed targets are y (1 - s) + s / classes. Metrics see targets as they
 * are, and probabilities.
 * @throws LinnetError `bad-option` for a smoothing outside of 0 to 1, or options that are none.
 */
export const categoricalCrossentropy = (options: CrossentropyOptions = {}): LossSpec =>
  crossentropy('categoricalCrossentropy', options);

/**
 * The cross-entropy of one class among several, with targets that are class indices from 0 up, one number where
 * {@link categoricalCrossentropy} takes a column for each class: -log(p of the class / sum p), for a last layer with softmax
 * or, `fromLogits`, without activation. Metrics see probabilities.
 * @throws LinnetError `bad-option` for options that are none.
 */
export function sparseCategoricalCrossentropy(options: SparseCrossentropyOptions = {}): LossSpec {
  checkOptions('sparseCategoricalCrossentropy', options, { fromLogits: optionKinds.truth });
  return { kind: 'sparseCategoricalCrossentropy', ...(options.fromLogits === true ? { fromLogits: true } : {}) };
}

/**
 * Squares of small errors and sizes of large ones, so that outliers count less: mean of e^2 / 2 where |e| is at most delta,
 * else delta |e| - delta^2 / 2 (Huber, 1964).
 * @throws LinnetError `bad-option` for a delta that is not above 0.
 *
 * @example
 * ```ts
 * model.compile({ loss: huber({ delta: 0.5 }) });
 * ```
 */
export function huber(options: HuberOptions = {}): LossSpec {
  checkOptions('huber', options, { delta: positive });
  return { kind: 'huber', delta: options.delta ?? 1 };
}

function crossentropy(kind: Smoothed['kind'], options: CrossentropyOptions): LossSpec {
  checkOptions(kind, options, { fromLogits: optionKinds.truth, labelSmoothing: share });
  const { fromLogits = false, labelSmoothing = 0 } = options;
  return { kind, ...(fromLogits ? { fromLogits } : {}), ...(labelSmoothing > 0 ? { labelSmoothing } : {}) };
}

const meant: Readonly<Record<string, string>> = {
  ...shortNames,
  l2: '"meanSquaredError"',
  l1: '"meanAbsoluteError"',
  smoothl1: '"huber"',
  kullbackleibler: '"klDivergence"',
  cosine: '"cosineSimilarity"',
  softmaxcrossentropy: '"categoricalCrossentropy"',
  sparsecrossentropy: '"sparseCategoricalCrossentropy"',
};

/** A loss by value, or by name with its defaults; a value that was made by hand is checked and copied. */
export function resolveLoss(loss: LossName | LossSpec): LossSpec {
  const spec = typeof loss === 'string' ? specNamed(loss) : loss;
  if (!lossKinds.includes(spec.kind)) throw unknownName('loss', spec.kind, lossKinds, meant);
  switch (spec.kind) {
    case 'huber':
      return huber(withoutKind(spec));
    case 'binaryCrossentropy':
    case 'categoricalCrossentropy':
      return crossentropy(spec.kind, withoutKind(spec));
    case 'sparseCategoricalCrossentropy':
      return sparseCategoricalCrossentropy(withoutKind(spec));
    default:
      checkOptions(spec.kind, withoutKind(spec), {});
      return { kind: spec.kind };
  }
}

const specNamed = (name: LossName): LossSpec => (name === 'huber' ? huber() : { kind: name });

function withoutKind<Spec extends LossSpec>({ kind: _, ...options }: Spec): Omit<Spec, 'kind'> {
  return options;
}

/** What programs compute: targets are smoothed before they see them. */
export function lossOfProgram(loss: LossSpec): Loss {
  if (!('labelSmoothing' in loss)) return loss;
  const { labelSmoothing: _, ...plain } = loss;
  return plain;
}
