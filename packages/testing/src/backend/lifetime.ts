import { expectError, expectSameBits } from './expect.js';
import { dense, paramsFor, planOf } from './layers.js';
import { trainingOf } from './nets.js';
import { adam } from './optimizer-specs.js';
import { samplesFor } from './samples.js';
import { samplesOf, setups } from './setups.js';
import { evaluate, infer, type Setup, type Suite, trainPass } from './suite.js';

const plan = planOf(3, [dense(7, 'relu'), dense(1, 'tanh')]);
const setup: Setup = { plan, training: trainingOf(adam, 4), params: paramsFor(plan, 60) };
const samples = samplesFor(plan, 10, 61);
const MANY = 100;

/** Programs beside each other, and their end. */
export function testLifetime({ test }: Suite): void {
  for (const [title, own] of Object.entries(setups)) {
    test(`${title}: the same inputs give the same bits`, own, async ({ program }) => {
      const [left, right, rows] = [program(), program(), samplesOf(own, 20, 62)];
      const first = await trainPass(own, left, rows, { learningRate: 0.02 });
      const second = await trainPass(own, right, rows, { learningRate: 0.02 });
      expectSameBits([second.out, second.losses], [first.out, first.losses], 'predictions and losses');
      expectSameBits(right.read(), left.read(), 'parameters');
    });
  }

  test('programs that take turns do not notice each other', setup, async ({ program }) => {
    const [alone, one, other] = [program(), program(), program(paramsFor(plan, 62))];
    for (let epoch = 0; epoch < 3; epoch++) await trainPass(setup, alone, samples);
    for (let epoch = 0; epoch < 3; epoch++) {
      await trainPass(setup, one, samples);
      await trainPass(setup, other, samples, { learningRate: 0.3 });
    }
    expectSameBits(one.read(), alone.read(), 'parameters');
  });

  test('a disposed program can no longer be used', setup, async ({ program, inference }) => {
    const [training, predicting] = [program(), inference()];
    const state = training.readState();
    training.dispose();
    predicting.dispose();
    const uses: Readonly<Record<string, () => unknown>> = {
      train: () => trainPass(setup, training, samples),
      evaluate: () => evaluate(setup, training, samples),
      infer: () => infer(setup, training, samples),
      read: () => training.read(),
      write: () => training.write(setup.params),
      readState: () => training.readState(),
      writeState: () => training.writeState(state),
      'infer (of a program that only predicts)': () => infer(setup, predicting, samples),
      'read (of a program that only predicts)': () => predicting.read(),
    };
    for (const [name, use] of Object.entries(uses)) await expectError('disposed', `${name} after dispose`, use);
  });

  test(`${MANY} programs, one after another, give the same bits`, setup, async ({ backend, program }) => {
    const first = program();
    await trainPass(setup, first, samples);
    for (let count = 0; count < MANY; count++) {
      const next = backend.compile(plan, setup.training);
      next.write(setup.params);
      await trainPass(setup, next, samples);
      if (count === MANY - 1) expectSameBits(next.read(), first.read(), 'parameters of the last program');
      next.dispose();
    }
  });
}
