import {
  activations,
  type Backend,
  type Float32Samples,
  type Loss,
  loadBackend,
  type Plan,
  type ProgramState,
  unfoldedActivations,
} from '@linnet/core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  activation,
  averagePooling1d,
  batchNormalization,
  branches,
  clip,
  conv1d,
  dense,
  descent,
  dropout,
  embedding,
  gaussianNoise,
  gru,
  gruResetBefore,
  layerNormalization,
  lstm,
  maxPooling1d,
  paramsOf,
  planOf,
  reshape,
  reverse,
  samplesFor,
  simpleRnn,
  softmax,
  trainAll,
} from '../test/nets.js';
import { js } from './index.js';

let double: Backend;
beforeAll(async () => {
  double = await loadBackend(js, { precision: 'float64' });
});

const rows = 7;

interface CheckOptions {
  readonly loss?: Loss;
  readonly x?: Float32Samples['x'];
  /** What start weights are multiplied by. */
  readonly size?: number;
}

/** Compares each number of the gradient with a difference of losses; while it trains, so noise counts. */
function checkGradients(plan: Plan, { size = 1, loss = { kind: 'meanSquaredError' }, x }: CheckOptions = {}): void {
  const params = paramsOf(plan, 20).map((values) => Float64Array.from(values, (value) => size * value));
  const drawn = samplesFor(plan, rows, 40, loss);
  const samples = x === undefined ? drawn : { ...drawn, x };
  const program = double.compile(plan, descent(rows, loss));
  const trainFrom = (state: readonly Float64Array[], learningRate: number): number => {
    program.writeState({ params: state, moments: [], step: 0 } satisfies ProgramState);
    return trainAll(program, samples, plan, rows, learningRate)[0] ?? Number.NaN;
  };
  // Differences round off what the loss does.
  const rounding = 1e-9 * Math.abs(trainFrom(params, 1));
  const trained = program.readState().params;
  const step = 1e-6;
  for (const [index, values] of params.entries()) {
    if (plan.params[index]?.trained !== true) continue;
    for (const [position, value] of values.entries()) {
      const moved = (by: number): number => {
        const changed = values.map((other, at) => (at === position ? value + by : other));
        return trainFrom(
          params.map((array, other) => (other === index ? changed : array)),
          0,
        );
      };
      const slope = (moved(step) - moved(-step)) / (2 * step);
      const gradient = value - (trained[index]?.[position] ?? Number.NaN);
      const most = rounding + 2e-8 * Math.max(1, Math.abs(slope));
      expect(Math.abs(gradient - slope), `${plan.params[index]?.name}[${position}]`).toBeLessThan(most);
    }
  }
}

describe('gradients in doubles are those of finite differences', () => {
  it.each(activations)('of dense and activation ops (%s)', (name) => {
    checkGradients(
      planOf(4, [dense(5, name), clip(-0.6, 0.5), dense(3, 'linear'), activation(name), dense(2, 'tanh')]),
    );
    checkGradients(planOf([3, 4], [dense(5, name), dense(2, 'linear')]));
  });

  it('of softmax and dropout', () => {
    checkGradients(planOf([3, 4], [dense(5, 'tanh'), dropout(0.4), dense(4, 'linear'), softmax, dense(2, 'linear')]));
  });

  describe.each(Object.entries({ lstm, gru, gruResetBefore, simpleRnn }))('of %s', (_, layer) => {
    it.each(activations)('with %s inside', (name) => {
      const gate = activations[(activations.indexOf(name) + 1) % activations.length] ?? name;
      const options = { activation: name, recurrentActivation: gate };
      // An exponential of an exponential, four times over, is soon too large for a number.
      const size = name === 'exponential' || gate === 'exponential' ? 0.1 : 1;
      checkGradients(planOf([4, 2], [layer(3, { ...options, sequences: true }), layer(2, options)]), { size });
      const last = layer(3, { ...options, sequences: true, bias: false });
      checkGradients(planOf([4, 2], [dense(3, 'tanh'), last]), { size });
    });
  });

  it.each(unfoldedActivations)('of %s', (name) => {
    checkGradients(planOf(4, [dense(5, 'linear'), activation(name), dense(2, 'linear'), activation(name)]));
  });

  it('of noise', () => {
    checkGradients(planOf([3, 4], [dense(5, 'tanh'), gaussianNoise(0.3), dense(2, 'tanh')]));
  });

  it('of normalisations, with and without scale and shift, on rows and on steps', () => {
    for (const options of [{}, { gamma: false }, { beta: false }, { gamma: false, beta: false }]) {
      const [batch, layer] = [batchNormalization(0.9, 1e-2, options), layerNormalization(1e-2, options)];
      for (const layers of [
        [dense(4, 'tanh'), batch, layer],
        [layer, batch, dense(3, 'tanh')],
      ]) {
        checkGradients(planOf(5, layers));
        checkGradients(planOf([3, 4], layers));
      }
    }
  });

  it.each(activations)('of convolutions with every kind of window (%s)', (name) => {
    for (const options of [
      {},
      { padding: 'same' },
      { padding: 'same', stride: 2, bias: false },
      { padding: 'causal', dilation: 2 },
      { stride: 3 },
    ] as const) {
      checkGradients(planOf([7, 2], [dense(3, 'tanh'), conv1d(2, 3, name, options), reshape(), dense(2, 'linear')]));
    }
  });

  it.each(Object.entries({ maxPooling1d, averagePooling1d }))('of %s', (_, pool) => {
    for (const options of [{ stride: 2 }, { padding: 'same' }, { padding: 'same', stride: 3 }] as const) {
      checkGradients(planOf([7, 2], [conv1d(3, 2, 'tanh'), pool(3, options), reshape(), dense(2, 'tanh')]));
    }
  });

  it('of an embedding that several rows share', () => {
    const plan = planOf([4], [embedding(5, 3), conv1d(2, 2, 'tanh'), reshape(), dense(2, 'linear')]);
    const entries = Float32Array.from({ length: rows * 4 }, (_, index) => (index * 7) % 5);
    checkGradients(plan, { x: { data: entries, shape: [rows, 4] } });
  });

  it.each(['concatenate', 'sum', 'product', 'mean'] as const)('of branches that read the same (%s)', (by) => {
    const back = [reverse, simpleRnn(3, { sequences: true }), reverse];
    checkGradients(
      planOf([4, 2], [dense(3, 'tanh'), branches(by, [[lstm(3, { sequences: true })], back, []]), dense(2, 'tanh')]),
    );
    checkGradients(planOf([4, 2], [dense(3, 'tanh'), branches(by, [[], []])]));
  });

  const losses: readonly Loss[] = [
    { kind: 'meanSquaredError' },
    { kind: 'meanAbsoluteError' },
    { kind: 'meanAbsolutePercentageError' },
    { kind: 'meanSquaredLogarithmicError' },
    { kind: 'huber', delta: 0.5 },
    { kind: 'logCosh' },
    { kind: 'hinge' },
    { kind: 'squaredHinge' },
    { kind: 'categoricalHinge' },
    { kind: 'poisson' },
    { kind: 'klDivergence' },
    { kind: 'cosineSimilarity' },
    { kind: 'binaryCrossentropy' },
    { kind: 'binaryCrossentropy', fromLogits: true },
    { kind: 'categoricalCrossentropy' },
    { kind: 'categoricalCrossentropy', fromLogits: true },
    { kind: 'sparseCategoricalCrossentropy' },
    { kind: 'sparseCategoricalCrossentropy', fromLogits: true },
  ];

  it.each(losses)('of %o, from logits, from probabilities and on steps', (loss) => {
    for (const end of [[dense(3, 'sigmoid')], [dense(3, 'linear'), softmax]]) {
      checkGradients(planOf(4, [dense(5, 'tanh'), ...end]), { loss });
      checkGradients(planOf(4, [dense(5, 'tanh'), ...end, clip(0.3, 0.6)]), { loss });
      checkGradients(planOf([3, 2], [simpleRnn(4, { sequences: true }), ...end]), { loss });
    }
  });
});
