import { describe, expect, it } from 'vitest';
import golden from '../test/golden/losses.json' with { type: 'json' };
import type { Loss } from './backend.js';
import { type Head, separateHead } from './head.js';
import { applyHead, lossLoops, type Outcome, softmaxRows } from './losses.js';
import { contract } from './plan.js';
import type { Shape } from './shape.js';

interface Case {
  readonly name: string;
  readonly kind: Exclude<Loss['kind'], 'huber'>;
  readonly head: Head;
  readonly output: Shape;
  readonly logits: readonly number[];
  readonly truth: readonly number[];
  readonly weights: readonly number[];
  /** The mean over rows, and its gradient. */
  readonly loss: number;
  readonly gradient: readonly number[];
}

const steps = { output: [2, 3], weights: [1, 0.5], truth: [1, 0, 0, 0, 0.5, 0.5, 0, 0, 1, 0, 1, 0] } as const;
const sureSteps = [0.5, 0.2, 0.1, 0.3, 0.3, 0.4, 1, 0, 0, 0.2, 0.9, 0.3];
const wideSteps = [1, 2, -1, 0, 0, 1, 50, -50, 0, 1, 1.5, 0.5];

// Keras 3.15 on TensorFlow 2.21: two rows, of weights 1 and 0.5 (with steps, as [[1, 1], [0.5, 0.5]]: given one weight a row,
// Keras spreads them over the steps); probabilities and logits that are sure and wrong too.
const cases: readonly Case[] = [
  {
    name: 'binary cross-entropy of logits',
    kind: 'binaryCrossentropy',
    head: 'sigmoid',
    output: [3],
    logits: [2, -1, 0.5, -100, 3, 30],
    truth: [1, 0, 0.25, 0, 1, 1],
    weights: [1, 0.5],
    loss: 0.21892672777175903,
    gradient: [-0.019867151975631714, 0.04482357203960419, 0.06207655370235443, 0, -0.003952156286686659, 0],
  },
  {
    name: 'binary cross-entropy of probabilities',
    kind: 'binaryCrossentropy',
    head: 'none',
    output: [3],
    logits: [0.7, 0.1, 1, 0, 0.999, 0.4],
    truth: [1, 0, 0.25, 0, 1, 1],
    weights: [1, 0.5],
    loss: 2.146245002746582,
    gradient: [-0.2380952537059784, 0.18518519401550293, 0, 0, -0.08341675251722336, -0.2083333432674408],
  },
  {
    ...steps,
    name: 'categorical cross-entropy of logits',
    kind: 'categoricalCrossentropy',
    head: 'softmax',
    logits: wideSteps,
    loss: 6.935148239135742,
    gradient: [
      -0.18512588739395142, 0.17634613811969757, 0.008779757656157017, 0.05298538878560066, -0.07201461493968964,
      0.01902921497821808, 0.125, 0, -0.125, 0.03839948773384094, -0.06168995052576065, 0.023290466517210007,
    ],
  },
  {
    ...steps,
    name: 'categorical cross-entropy of probabilities',
    kind: 'categoricalCrossentropy',
    head: 'none',
    logits: sureSteps,
    loss: 2.4525249004364014,
    gradient: [
      -0.1875, 0.3124999701976776, 0.3124999701976776, 0.25, -0.1666666567325592, -0.0625, 0, 0, 0, 0.089285708963871,
      -0.049603186547756195, 0.089285708963871,
    ],
  },
  {
    ...steps,
    name: 'sparse cross-entropy of logits',
    kind: 'sparseCategoricalCrossentropy',
    head: 'softmax',
    logits: wideSteps,
    truth: [0, 2, 2, 1],
    loss: 6.810148239135742,
    gradient: [
      -0.18512588739395142, 0.17634613811969757, 0.008779757656157017, 0.05298538878560066, 0.05298538878560066,
      -0.10597078502178192, 0.125, 0, -0.125, 0.03839948773384094, -0.06168995052576065, 0.023290466517210007,
    ],
  },
  {
    ...steps,
    name: 'sparse cross-entropy of probabilities',
    kind: 'sparseCategoricalCrossentropy',
    head: 'none',
    logits: sureSteps,
    truth: [0, 2, 2, 1],
    loss: 2.416564702987671,
    gradient: [
      -0.18749995529651642, 0.3125000298023224, 0.3125000298023224, 0.25, 0.25, -0.375, 0, 0, 0, 0.089285708963871,
      -0.0496031790971756, 0.089285708963871,
    ],
  },
  {
    ...steps,
    name: 'squared error',
    kind: 'meanSquaredError',
    head: 'none',
    logits: sureSteps,
    loss: 0.12583333253860474,
    gradient: [
      -0.0833333358168602, 0.03333333507180214, 0.01666666753590107, 0.05000000447034836, -0.03333333134651184,
      -0.01666666567325592, 0.0833333358168602, 0, -0.0833333358168602, 0.01666666753590107, -0.008333335630595684,
      0.02500000223517418,
    ],
  },
];

function outcomeOf(
  { head, output, truth, weights }: Pick<Case, 'head' | 'output' | 'truth' | 'weights'>,
  values: readonly number[],
): Outcome {
  const logits = Float64Array.from(values);
  const predicted = head === 'none' ? logits : new Float64Array(logits.length);
  applyHead(head, predicted, logits, output, 2);
  return { logits, predicted, truth: Float64Array.from(truth), weights: Float64Array.from(weights), rows: 2 };
}

describe.each(cases)('$name', (example) => {
  const { kind, head, output, logits, loss, gradient } = example;
  const loops = lossLoops({ kind }, output, head);

  it('is Keras’s', () => {
    expect(loops.sum(outcomeOf(example, logits)) / 2 / loss).toBeCloseTo(1, 5);
    const found = new Float64Array(gradient.length);
    loops.gradient(found, outcomeOf(example, logits));
    for (const [index, value] of gradient.entries()) expect(found[index]).toBeCloseTo(value, 7);
  });

  it('has the gradient of finite differences', () => {
    // Away from the limits of probabilities, where the loss has corners.
    const values = logits.map((value) => (head === 'none' ? 0.1 + 0.8 * value : value));
    const found = new Float64Array(values.length);
    loops.gradient(found, outcomeOf(example, values));
    for (const [index, slope] of found.entries()) {
      const at = (by: number): number =>
        loops.sum(
          outcomeOf(
            example,
            values.map((value, other) => (other === index ? value + by : value)),
          ),
        ) / 2;
      expect(Math.abs((at(1e-6) - at(-1e-6)) / 2e-6 - slope)).toBeLessThan(1e-7);
    }
  });
});

// The losses of losses_reference.py.
const references: Readonly<Record<keyof typeof golden.cases, Loss>> = {
  meanSquaredError: { kind: 'meanSquaredError' },
  meanAbsoluteError: { kind: 'meanAbsoluteError' },
  meanAbsolutePercentageError: { kind: 'meanAbsolutePercentageError' },
  meanSquaredLogarithmicError: { kind: 'meanSquaredLogarithmicError' },
  huber: { kind: 'huber', delta: 1 },
  'huber, delta 4.5': { kind: 'huber', delta: 4.5 },
  logCosh: { kind: 'logCosh' },
  hinge: { kind: 'hinge' },
  squaredHinge: { kind: 'squaredHinge' },
  categoricalHinge: { kind: 'categoricalHinge' },
  poisson: { kind: 'poisson' },
  klDivergence: { kind: 'klDivergence' },
  cosineSimilarity: { kind: 'cosineSimilarity' },
  'binaryCrossentropy from logits': { kind: 'binaryCrossentropy', fromLogits: true },
  'categoricalCrossentropy from logits': { kind: 'categoricalCrossentropy', fromLogits: true },
  'sparseCategoricalCrossentropy from logits': { kind: 'sparseCategoricalCrossentropy', fromLogits: true },
};

const names = Object.keys(references) as (keyof typeof references)[];

describe.each(names)('%s', (name) => {
  const { predictions, truth, value, gradient } = golden.cases[name];
  const loss = references[name];
  const output = [2, 3];
  const nothing = { contract, input: output, output, buffers: [output], result: 0, ops: [], params: [] } as const;
  const { head } = separateHead(nothing, loss);
  const loops = lossLoops(loss, output, head);
  const outcome = (values: readonly number[]): Outcome => outcomeOf({ head, output, truth, weights: [1, 0.5] }, values);
  const gradientAt = (values: readonly number[]): Float64Array => {
    const found = new Float64Array(values.length);
    loops.gradient(found, outcome(values));
    return found;
  };

  it('is Keras’s, at limits and ties too', () => {
    // Keras has log 2 as a single float.
    expect(loops.sum(outcome(predictions)) / 2 / value).toBeCloseTo(1, name === 'logCosh' ? 8 : 12);
    for (const [index, slope] of gradientAt(predictions).entries()) {
      const wanted = gradient[index] ?? Number.NaN;
      expect(Math.abs(slope - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
    }
  });

  it('has the gradient of finite differences', () => {
    // Between 0.2 and 0.8, where nothing is limited, and off the corners.
    const values = predictions.map((_, index) => 0.2 + 0.6 * ((0.37 + 0.29 * index) % 1));
    for (const [index, slope] of gradientAt(values).entries()) {
      const at = (by: number): number =>
        loops.sum(outcome(values.map((number, other) => (other === index ? number + by : number)))) / 2;
      // A percentage of nothing is a loss of 1e8, and rounds accordingly.
      const rounding = 1e-9 * Math.abs(at(0));
      expect(Math.abs((at(1e-6) - at(-1e-6)) / 2e-6 - slope)).toBeLessThan(1e-7 + rounding);
    }
  });

  it('is a number for predictions as far off as they come', () => {
    const far = predictions.map((_, index) => (index % 2 === 0 ? 1e15 : -1e15));
    if (name !== 'poisson') expect(loops.sum(outcome(far))).not.toBeNaN();
    for (const slope of gradientAt(far)) expect(slope).not.toBeNaN();
  });
});

it('a logit as far off as they come has a loss and a gradient', () => {
  const logits = Float64Array.of(-1000);
  const predicted = new Float64Array(1);
  applyHead('sigmoid', predicted, logits, [1], 1);
  const outcome = { logits, predicted, truth: Float64Array.of(1), weights: Float64Array.of(1), rows: 1 };
  const loops = lossLoops({ kind: 'binaryCrossentropy' }, [1], 'sigmoid');
  const gradient = new Float64Array(1);
  loops.gradient(gradient, outcome);
  expect([loops.sum(outcome), gradient[0]]).toEqual([1000, -1]);
});

it('a class that there is not makes the loss NaN, whatever stands beside it', () => {
  const loops = lossLoops({ kind: 'sparseCategoricalCrossentropy' }, [2], 'none');
  const logits = Float64Array.of(0.5, 0.5, 0.5, 0.5);
  const lossOf = (label: number): number =>
    loops.sum({ logits, predicted: logits, truth: Float64Array.of(label, 1), weights: Float64Array.of(1, 1), rows: 2 });
  expect(lossOf(1)).toBeCloseTo(2 * Math.LN2, 12);
  for (const label of [2, -1, Number.NaN]) expect(lossOf(label)).toBeNaN();
});

it('softmaxRows gives shares of 1, hands NaN on, and reads what it writes over', () => {
  const values = Float64Array.of(0, Math.log(3), 1000, 0, Number.NaN, 0);
  softmaxRows(values, values, 2, 3);
  expect([...values].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([
    0.25,
    0.75,
    1,
    0,
    Number.NaN,
    Number.NaN,
  ]);
});
