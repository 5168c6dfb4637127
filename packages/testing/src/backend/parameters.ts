import { expect } from 'vitest';
import { differs, expectClose, expectError, expectSameBits } from './expect.js';
import { dense, paramsFor, planOf } from './layers.js';
import { adam, samplesFor, sgd, trainingOf } from './nets.js';
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
    const odd = setup.params.map((values) => values.map((value, at) => [value, -0, 1e-42, 3e38, -value / 3][at % 5] ?? value));
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
    expect(trained.read().flatMap((values) => [...values]), 'parameters, after what was read changed').not.toContain(9);
  });

  test('parameters of other lengths are an error, and change nothing', setup, async ({ program }) => {
    const trained = program();
    const wrong = [setup.params.slice(1), [...setup.params, new Float32Array(1)], setup.params.map((values) => values.slice(1))];
    for (const params of wrong) await expectError('bad-shape', 'write', () => trained.write(params));
    expectSameBits(trained.read(), setup.params, 'parameters');
  });
}

function testClip({ test }: Suite): void {
  const limited = planOf(3, [dense(5, 'tanh', { limits: [-0.3, 0.2] }), dense(2, 'linear')]);
  for (const optimizer of [sgd, adam]) {
    const clipped: Setup = { plan: limited, training: trainingOf(optimizer, 4), params: paramsFor(limited, 32, 1) };
    test(`parameters with limits keep to them after every update, not before (${optimizer.kind})`, clipped, async ({ program }) => {
      const trained = program();
      expectSameBits(trained.read(), clipped.params, 'parameters at the start');
      const unlimited = { ...limited, params: limited.params.map(({ clip: _, ...slot }) => slot) };
      await trainPass(clipped, trained, samples, { to: 4, learningRate: 0.05 });
      const free = await stepWithout(unlimited);
      const expected = free.map((values, index) => (limited.params[index]?.clip === undefined ? values : values.map(limit)));
      expectSameBits(trained.read(), expected, 'parameters after one update');

      async function stepWithout(other: typeof unlimited): Promise<readonly Float32Array[]> {
        const twin = { ...clipped, plan: other };
        const plain = bench.backend.compile(other, clipped.training);
      }
    });
  }
}
