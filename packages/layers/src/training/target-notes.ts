import type { Float32NdArray, Loss, Shape } from '@linnet/core';
import type { lastActivation } from '../last-activation.js';
import type { LossSpec } from '../losses.js';

/** The function that makes the predictions. */
export type Last = ReturnType<typeof lastActivation>;

const ranges: { readonly [Name in NonNullable<Last>]?: string } = {
  sigmoid: '0 to 1',
  hardSigmoid: '0 to 1',
  softmax: '0 to 1',
  relu: '0 and more',
  relu6: '0 to 6',
  softplus: 'more than 0',
  exponential: 'more than 0',
};

/**
 * What a person should know where targets lie below all that the last layer can give: a sigmoid learns nothing of
 * targets that scaling brought to -1.
 */
export function reachNotes(activation: Last, targets: Float32NdArray): readonly string[] {
  const range = activation === undefined ? undefined : ranges[activation];
  if (range === undefined) return [];
  const least = targets.data.reduce((low, value) => Math.min(low, value), 0);
  if (least >= 0) return [];
  return [
    `the targets go down to ${least.toPrecision(3)} (as the loss takes them), and the last layer, ${activation}, gives ${range}. Use tanh or linear there, or output bounds of your own.`,
  ];
}

/** What a person should know where a loss takes predictions for something that the last layer does not give. */
export function probabilityNotes(activation: Last, loss: LossSpec, output: Shape): readonly string[] {
  const ofLogits = 'fromLogits' in loss && loss.fromLogits === true;
  if (ofLogits || activation === undefined) return [];
  const note = noteOf(loss.kind, activation) ?? widthNote(loss.kind, output);
  return note === undefined ? [] : [note];
}

function noteOf(kind: Loss['kind'], last: NonNullable<Last>): string | undefined {
  switch (kind) {
    case 'binaryCrossentropy':
      if (last === 'softmax') {
        return 'binaryCrossentropy takes every column by itself, and softmax makes them one whole. Use categoricalCrossentropy, or sigmoid for labels that go together.';
      }
      return last === 'sigmoid' ? undefined : probabilityNote(kind, last, 'sigmoid');
    case 'categoricalCrossentropy':
    case 'sparseCategoricalCrossentropy':
    case 'klDivergence':
      if (last === 'sigmoid') {
        return `${kind} is for columns that are one whole, and sigmoid makes each by itself. Use softmax there, or binaryCrossentropy for labels that go together.`;
      }
      return last === 'softmax' ? undefined : probabilityNote(kind, last, 'softmax');
    case 'poisson':
    case 'meanSquaredLogarithmicError':
      return ranges[last] === undefined
        ? `${kind} takes predictions from 0 up, and the last layer, ${last}, gives negative numbers too. Use softplus or exponential there.`
        : undefined;
    case 'hinge':
    case 'squaredHinge':
      return ranges[last] === undefined
        ? undefined
        : `${kind} is for predictions of both signs, and the last layer, ${last}, gives ${ranges[last]}. Use linear or tanh there.`;
    default:
      return undefined;
  }
}

const probabilityNote = (kind: Loss['kind'], last: NonNullable<Last>, use: string): string =>
  `${kind} takes predictions for probabilities, from 0 to 1, and the last layer, ${last}, gives other numbers too. Use ${use} there.`;

function widthNote(kind: Loss['kind'], output: Shape): string | undefined {
  const needsSeveral = kind === 'cosineSimilarity' || kind === 'klDivergence' || kind === 'categoricalHinge';
  return needsSeveral && (output.at(-1) ?? 1) === 1
    ? `${kind} compares several numbers, and the model gives one.`
    : undefined;
}
