import { expect } from 'vitest';
import { expectClose, expectError, expectSameBits } from './expect.js';
import { dense, flat, paramsFor, planOf, within } from './layers.js';
import { trainingOf } from './nets.js';
import { adam, sgd } from './optimizer-specs.js';
import { createReference } from './reference.js';
import { samplesFor } from './samples.js';
import { infer, type Setup, type Suite, trainPass } from './suite.js';

const plan = planOf(3, [dense(5, 'tanh'), dense(2, 'linear')]);
const setup: Setup = { plan, training: trainingOf(adam, 4), params: paramsFor(plan, 30) };
const samples = samplesFor(plan, 10, 31);

/** Reading and writing parameters, and what updates may do to them. */
export function testParameters(suite: Suite): void {
  testReadAndWrite(suite);
  testClip(suite);
  testUntrained(suite);
}

function testReadAndWrite({ test }: Suite): void {
  test('parameters come back as they were written, to the bit', setup, ({ program }) => {
    const odd = setup.params.map((values) =>
      values.map((value, at) => [value, -0, 1e-42, 3e38, -value / 3][at % 5] ?? value),
    );
    expectSameBits(program(odd).read(), odd, 'parameters');
  });

  test('what was read and what was written are copies', setup, async ({ program }) => {
    const written = setup.params.map((values) => values.slice());
    const trained = program(written);
    for (const values of written) values.fill(9);
    const read = trained.read();
    expectSameBits(read, setup.params, 'parameters, after the arrays they came in changed');
    await trainPass(setup, trained, samples);
    expectSameBits(read, setup.params, 'what was read before training');
    for (const values of trained.read()) values.fill(9);
    expect(flat(trained.read()), 'parameters, after what was read changed').not.toContain(9);
  });

  test('parameters of other lengths are an error, and change nothing', setup, async ({ program }) => {
    const trained = program();
    const wrong = [
      setup.params.slice(1),
      [...setup.params, new Float32Array(1)],
      setup.params.map((values) => values.slice(1)),
    ];
    for (const params of wrong) await expectError('bad-shape', 'write', () => trained.write(params));
    expectSameBits(trained.read(), setup.params, 'parameters');
  });
}

function testClip({ test }: Suite): void {
  const [low, high] = [-0.3, 0.2];
  const limited = planOf(3, [dense(5, 'tanh', { constraint: within(low, high) }), dense(2, 'linear')]);
  for (const optimizer of [sgd, adam]) {
    const title = `parameters with limits keep to them after every update, and not before (${optimizer.kind})`;
    const clipped: Setup = { plan: limited, training: trainingOf(optimizer, 4), params: paramsFor(limited, 32, 1) };
    test(title, clipped, async ({ program }) => {
      const trained = program();
      const reference = createReference(limited, clipped.training, clipped.params);
      const before = await infer(clipped, trained, samples);
      expectSameBits(trained.read(), clipped.params, 'parameters at the start');
      expectClose([before], [reference.predict(samples)], 5e-6, 'predictions at the start');
      for (const from of [0, 4]) {
        await trainPass(clipped, trained, samples, { from, to: from + 4, learningRate: 0.05 });
        reference.step(samples, [from, from + 1, from + 2, from + 3], 0.05);
        expectClose(trained.read(), reference.params, 1e-5, `parameters after rows ${from} to ${from + 3}`);
        const within = flat(trained.read().slice(0, 2));
        expect(Math.min(...within)).toBe(Math.fround(low));
        expect(Math.max(...within)).toBe(Math.fround(high));
      }
    });
  }
}

function testUntrained({ test }: Suite): void {
  const frozen = planOf(3, [dense(4, 'tanh'), dense(4, 'tanh', { trained: false }), dense(2, 'linear')]);
  const partly: Setup = { plan: frozen, training: trainingOf(adam, 4), params: paramsFor(frozen, 33) };
  test('parameters that do not train stay as they are', partly, async ({ program }) => {
    const trained = program();
    await trainPass(partly, trained, samples);
    const [before, after] = [partly.params, trained.read()];
    expectSameBits(after.slice(2, 4), before.slice(2, 4), 'parameters that do not train');
    for (const index of [0, 1, 4, 5]) expect(after[index], `parameter ${index}`).not.toEqual(before[index]);
    const resumed = program();
    resumed.writeState(trained.readState());
    expectSameBits(resumed.read(), after, 'parameters of a program that took over the state');
  });
}
