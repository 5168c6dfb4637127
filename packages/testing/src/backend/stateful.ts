import type { Lowerable, Plan, StatefulProgram } from '@linnet/core';
import { expect } from 'vitest';
import { expectClose, expectError, expectSameBits } from './expect.js';
import { dense, numbers, paramsFor, planOf } from './layers.js';
import { trainingOf } from './nets.js';
import { batchNormalization, layerNormalization } from './normalising-layers.js';
import { adam } from './optimizer-specs.js';
import { type GatedOptions, gru, lstm } from './recurrent-layers.js';
import { type RecurrentLayer, recurrentLayers } from './recurrent-nets.js';
import { createReference } from './reference.js';
import { samplesFor } from './samples.js';
import { branches } from './shape-layers.js';
import type { Setup, Suite } from './suite.js';
import { conv1d } from './window-layers.js';

const [steps, features, outputs] = [6, 3, 2];

/** Predicting a stream, step by step. */
export function testStateful(suite: Suite): void {
  for (const [kind, layer] of Object.entries(recurrentLayers)) testLayer(suite, kind, layer);
  for (const [kind, layer] of Object.entries(between)) testBetween(suite, kind, layer);
}

const between: Readonly<Record<string, Lowerable>> = {
  'a batch normalization': batchNormalization(),
  'a layer normalization': layerNormalization(),
  'a convolution of one step': conv1d(5, 1, { activation: 'tanh' }),
  branches: branches('sum', [dense(5, 'tanh')], []),
};

/** What has no state between layers that have one. */
function testBetween({ test }: Suite, kind: string, layer: Lowerable): void {
  const planFor = (length: number, sequences: boolean): Plan =>
    planOf([length, features], [lstm(5, { sequences: true }), layer, gru(3, { sequences }), dense(outputs, 'tanh')]);
  const params = paramsFor(planFor(1, false), 853);
  const samples = samplesFor(planFor(steps, true), 1, 854);
  const oneStep: Setup = { plan: planFor(1, false), training: trainingOf(adam, 4), params };
  test(`${kind} between recurrent layers: steps one by one give what they give in one row`, oneStep, async (bench) => {
    const expected = createReference(planFor(steps, true), trainingOf(adam, 4), params).predict(samples);
    expectClose([await feed(bench.stateful(), samples.x.data, 1)], [expected], 5e-6, 'predictions');
  });
}

function testLayer({ test }: Suite, kind: string, layer: RecurrentLayer): void {
  const stacked = (length: number, options: GatedOptions): Plan =>
    planOf([length, features], [layer(5, { sequences: true }), layer(3, options), dense(outputs, 'tanh')]);
  const params = paramsFor(stacked(1, {}), 850);
  const setupOf = (plan: Plan): Setup => ({ plan, training: trainingOf(adam, 4), params });
  const whole = stacked(steps, { sequences: true });
  const samples = samplesFor(whole, 1, 851);
  /** What each step gives when all of them come in one row. */
  const expected = createReference(whole, trainingOf(adam, 4), params).predict(samples);
  const oneStep = setupOf(stacked(1, {}));

  test(`${kind}: steps one by one give what they give in one row`, oneStep, async (bench) => {
    const program = bench.stateful();
    for (let step = 0; step < steps; step++) {
      const out = await feed(program, samples.x.data.slice(step * features, (step + 1) * features), 1);
      expectClose([out], [expected.slice(step * outputs, (step + 1) * outputs)], 5e-6, `predictions of step ${step}`);
    }
  });

  test(`${kind}: steps may come several at a time`, oneStep, async (bench) => {
    const program = bench.stateful();
    const first = await feed(program, samples.x.data.slice(0, 4 * features), 1);
    const rest = await feed(program, samples.x.data.slice(4 * features), 1);
    expectClose([Float32Array.of(...first, ...rest)], [expected], 5e-6, 'predictions');
  });

  test(`${kind}: a row may hold several steps`, setupOf(stacked(2, {})), async (bench) => {
    const ends = expected.filter((_, at) => Math.floor(at / outputs) % 2 === 1);
    expectClose([await feed(bench.stateful(), samples.x.data, 2)], [ends], 5e-6, 'predictions');
  });

  test(`${kind}: reset goes back to the start, and programs have states of their own`, oneStep, async (bench) => {
    const [program, other] = [bench.stateful(), bench.stateful()];
    const first = await feed(program, samples.x.data, 1);
    const others = await feed(other, numbers(steps * features, 1, 852), 1);
    program.reset();
    expectSameBits([await feed(program, samples.x.data, 1)], [first], 'predictions after a reset');
    other.reset();
    expectSameBits([await feed(other, numbers(steps * features, 1, 852), 1)], [others], 'predictions of another');
    expect(first).not.toEqual(others);
  });

  test(
    `${kind}: a program that keeps a state holds parameters like others, until it is disposed`,
    oneStep,
    async (bench) => {
      const program = bench.stateful();
      expectSameBits(program.read(), params, 'parameters');
      program.dispose();
      await expectError('disposed', 'infer after dispose', () => feed(program, samples.x.data, 1));
      await expectError('disposed', 'reset after dispose', () => program.reset());
    },
  );
}

/** Predicts rows of so many steps each. */
async function feed(program: StatefulProgram, data: Float32Array, length: number): Promise<Float32Array> {
  const rows = data.length / (length * features);
  const out = new Float32Array(rows * outputs).fill(Number.NaN);
  await program.infer({ data, shape: [rows, length, features] }, out);
  return out;
}
