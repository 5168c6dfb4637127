import { activations, type Backend, type Loss, loadBackend, type Plan, type ProgramState } from '@linnet/core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  activation,
  clip,
  dense,
  descent,
  dropout,
  gru,
  gruResetBefore,
  lstm,
  paramsOf,
  planOf,
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

/** Compares each number of the gradient with a difference of losses; while it trains, so noise counts. */
function checkGradients(plan: Plan, loss: Loss['kind'] = 'meanSquaredError'): void {
  const params = paramsOf(plan, 20).map((values) => Float64Array.from(values));
  const samples = samplesFor(plan, rows, 40, loss);
  const program = double.compile(plan, descent(rows, loss));
  const trainFrom = (state: readonly Float64Array[], learningRate: number): number => {
    program.writeState({ params: state, moments: [], step: 0 } satisfies ProgramState);
    return trainAll(program, samples, plan, rows, learningRate)[0] ?? Number.NaN;
  };
  trainFrom(params, 1);
  const trained = program.readState().params;
  const step = 1e-6;
  for (const [index, values] of params.entries()) {
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
      expect(Math.abs(gradient - slope), `${plan.params[index]?.name}[${position}]`).toBeLessThan(2e-8);
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
      checkGradients(planOf([4, 2], [layer(3, { ...options, sequences: true }), layer(2, options)]));
      checkGradients(planOf([4, 2], [dense(3, 'tanh'), layer(3, { ...options, sequences: true, bias: false })]));
    });
  });

  it.each([
    'meanSquaredError',
    'binaryCrossentropy',
    'categoricalCrossentropy',
    'sparseCategoricalCrossentropy',
  ] as const)('of %s, from logits, from probabilities and on steps', (loss) => {
    for (const end of [[dense(3, 'sigmoid')], [dense(3, 'linear'), softmax]]) {
      checkGradients(planOf(4, [dense(5, 'tanh'), ...end]), loss);
      checkGradients(planOf(4, [dense(5, 'tanh'), ...end, clip(0.3, 0.6)]), loss);
      checkGradients(planOf([3, 2], [simpleRnn(4, { sequences: true }), ...end]), loss);
    }
  });
});
