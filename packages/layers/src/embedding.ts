import { type Constraint, checkOptions, LinnetError, type OptionKind, type Regularizer, wholeFrom } from '@linnet/core';
import type { InitialiserChoice } from './initialisers/names.js';
import type { Layer } from './layer.js';
import { checkUnits } from './units.js';
import { checkInitialisers, type TrainableOptions, trainedSlot, weightConfig, weightKinds } from './weight-rules.js';

/** Options of {@link embedding}. */
export interface EmbeddingOptions extends TrainableOptions {
  /** How many different inputs there are: whole numbers from 0 up to, not including, this. */
  readonly vocabularySize: number;
  /** Default `uniform`: from -0.05 to 0.05. */
  readonly embeddingsInitialiser?: InitialiserChoice;
  /** Adds to the loss, such as `l2(0.01)`. Default: none. */
  readonly embeddingsRegularizer?: Regularizer;
  /** Holds after every update, such as `unitNorm()`. Default: none. */
  readonly embeddingsConstraint?: Constraint;
}

const kinds = (): Readonly<Record<keyof EmbeddingOptions, OptionKind>> => ({
  vocabularySize: wholeFrom(1),
  ...weightKinds('embeddings'),
});

/**
 * Looks up `units` learnt numbers for every whole number that comes in, such as a symbol or a letter: rows of steps become
 * rows of steps x units. It is the first layer of its model, and inputs are not scaled. The gradients of a number that comes
 * several times in a batch are summed before the optimiser sees them (Keras squares each by itself).
 *
 * Weights: `embeddings` (vocabularySize x units).
 * @throws LinnetError `bad-option` for numbers that are not whole from 1 up or options that are none, and where it is not
 * the first layer. `fit`, `evaluate` and `predict` throw `bad-value` for inputs that are not in the vocabulary.
 *
 * @example
 * ```ts
 * sequential(20, [embedding(8, { vocabularySize: 100 }), lstm(16), dense(1, { activation: 'sigmoid' })]);
 * ```
 */
export function embedding(units: number, options: EmbeddingOptions): Layer {
  checkOptions('embedding', options, kinds(), ['vocabularySize']);
  checkUnits(units, 'An embedding layer');
  checkInitialisers(options);
  const { vocabularySize } = options;
  return {
    kind: 'embedding',
    config: { units, vocabularySize, ...weightConfig(options) },
    lower: (plan, from) => {
      if (from.buffer !== 0) throw notFirst();
      const table = plan.param(trainedSlot('embeddings', [vocabularySize, units], options, 'uniform'));
      return plan.op('embedding', from, [...from.shape, units], { table });
    },
  };
}

const notFirst = (): LinnetError =>
  new LinnetError(
    'bad-option',
    'An embedding layer looks up whole numbers, which other layers do not give. Make it the first layer of the model.',
  );
