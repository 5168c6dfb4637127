import { type Float32Samples, rowOf, sizeOf } from '@linnet/core';
import { expect } from 'vitest';
import { expectClose, expectSameBits } from './expect.js';
import { numbers } from './layers.js';
import { createReference } from './reference.js';
import { weighted } from './samples.js';
import { samplesOf, setups } from './setups.js';
import { evaluate, infer, type Setup, type Suite } from './suite.js';

// Many more rows than a batch, and not a multiple of it.
const rows = 261;

/** Predicting. */
export function testInference({ test }: Suite): void {
  for (const [title, setup] of Object.entries(setups)) testSetup(test, title, setup);
}

function testSetup(test: Suite['test'], title: string, setup: Setup): void {
  const { plan, training, params } = setup;
  const plain = samplesOf(setup, rows, 51);
  const samples = weighted(
    plain,
    numbers(rows, 1, 52).map((weight) => 1 + weight),
  );
  const outputs = sizeOf(plan.output);

  test(`${title}: predicts any number of rows, as the reference does`, setup, async ({ program, inference }) => {
    const expected = createReference(plan, training, params).predict(samples);
    const predicted = await infer(setup, program(), samples);
    expectClose([predicted], [expected], 5e-6, 'predictions');
    expectSameBits([await infer(setup, inference(), samples)], [predicted], 'predictions of one that only predicts');
  });

  test(`${title}: a row alone has the prediction it has among others`, setup, async ({ inference }) => {
    const program = inference();
    const all = await infer(setup, program, samples);
    for (const row of [0, 5, rows - 1]) {
      const alone: Float32Samples = { x: { data: rowOf(plain.x, row).slice(), shape: [1, ...plan.input] }, y: plain.y };
      const expected = all.subarray(row * outputs, (row + 1) * outputs);
      expectClose([await infer(setup, program, alone)], [expected], 1e-6, `row ${row}`);
    }
  });

  test(`${title}: evaluate gives the predictions of infer and their mean loss`, setup, async ({ program }) => {
    const evaluated = program();
    const { out, loss } = await evaluate(setup, evaluated, samples);
    expectSameBits([out], [await infer(setup, evaluated, samples)], 'predictions');
    const reference = createReference(plan, training, params);
    expect(loss, 'weighted').toBeCloseTo(reference.loss(samples), 5);
    expect((await evaluate(setup, evaluated, plain)).loss, 'without weights').toBeCloseTo(reference.loss(plain), 5);
  });

  test(`${title}: predicting changes nothing`, setup, async ({ program }) => {
    const used = program();
    const before = used.readState();
    await infer(setup, used, samples);
    await evaluate(setup, used, samples);
    expectSameBits(used.read(), params, 'parameters');
    expect(used.readState()).toEqual(before);
  });

  test(`${title}: programs that only predict keep parameters like others`, setup, async ({ inference }) => {
    expectSameBits(inference().read(), params, 'parameters');
  });
}
