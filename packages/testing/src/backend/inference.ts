import { expect } from 'vitest';
import { expectClose, expectSameBits } from './expect.js';
import { clip, dense, numbers, paramsFor, planOf } from './layers.js';
import { adam, samplesFor, trainingOf, weighted } from './nets.js';
import { createReference } from './reference.js';
import { evaluate, infer, type Setup, type Suite } from './suite.js';

const plan = planOf(6, [dense(9, 'tanh'), clip(-0.9, 0.9), dense(3, 'softsign')]);
const setup: Setup = { plan, training: trainingOf(adam, 4), params: paramsFor(plan, 50) };
// Many more rows than a batch, and not a multiple of it.
const rows = 1033;
const plain = samplesFor(plan, rows, 51);
const samples = weighted(
  plain,
  numbers(rows, 1, 52).map((weight) => 1 + weight),
);

/** Predicting. */
export function testInference({ test }: Suite): void {
  test('predicts any number of rows, as the reference does', setup, async ({ program, inference }) => {
    const expected = createReference(plan, setup.training, setup.params).predict(samples);
    const predicted = await infer(setup, program(), samples);
    expectClose([predicted], [expected], 5e-6, 'predictions');
    expectSameBits(
      [await infer(setup, inference(), samples)],
      [predicted],
      'predictions of a program that only predicts',
    );
  });

  test('a row alone has the prediction it has among others', setup, async ({ inference }) => {
    const program = inference();
    const all = await infer(setup, program, samples);
    for (const row of [0, 5, rows - 1]) {
      const alone = { x: { data: plain.x.data.slice(row * 6, row * 6 + 6), shape: [1, 6] }, y: plain.y };
      expectClose([await infer(setup, program, alone)], [all.subarray(row * 3, row * 3 + 3)], 1e-6, `row ${row}`);
    }
  });

  test('evaluate gives the predictions of infer and their mean loss', setup, async ({ program }) => {
    const evaluated = program();
    const { out, loss } = await evaluate(setup, evaluated, samples);
    expectSameBits([out], [await infer(setup, evaluated, samples)], 'predictions');
    const reference = createReference(plan, setup.training, setup.params);
    expect(loss, 'weighted').toBeCloseTo(reference.loss(samples), 5);
    expect((await evaluate(setup, evaluated, plain)).loss, 'without weights').toBeCloseTo(reference.loss(plain), 5);
  });

  test('predicting changes nothing', setup, async ({ program }) => {
    const used = program();
    const before = used.readState();
    await infer(setup, used, samples);
    await evaluate(setup, used, samples);
    expectSameBits(used.read(), setup.params, 'parameters');
    expect(used.readState()).toEqual(before);
  });

  test('programs that only predict keep parameters like others', setup, async ({ inference }) => {
    expectSameBits(inference().read(), setup.params, 'parameters');
  });
}
