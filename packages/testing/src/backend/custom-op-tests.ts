import type { ParamSlot } from '@linnet/core';
import { expect, it } from 'vitest';
import { jitter, rowCounter, squareGain } from './custom-ops.js';
import { differs, expectSameBits } from './expect.js';
import { custom, dense, paramsFor, planOf } from './layers.js';
import { customNet, trainingOf } from './nets.js';
import { adam } from './optimizer-specs.js';
import { samplesFor } from './samples.js';
import { evaluate, infer, type Setup, type Suite, trainPass } from './suite.js';

const counter: ParamSlot = { name: 'rows', shape: [1], initialiser: { kind: 'constant', value: 0 }, trained: false };
const noisy = setupOf([dense(4, 'tanh'), custom(jitter, { size: 0.5 }), dense(2, 'linear')]);
const counting = setupOf([dense(4, 'tanh'), custom(rowCounter, {}, [counter]), dense(2, 'linear')]);
const samples = samplesFor(noisy.plan, 10, 71);

/** Ops that bring their own loops: a backend runs them, or refuses them by name. */
export function testCustomOps({ backend, test }: Suite): void {
  it('a custom op compiles, or is refused with a reason that names it', () => {
    const { plan, training } = customNet;
    const reasons = backend().refuse(plan, training);
    if (reasons.length === 0) backend().compile(plan, training).dispose();
    else expect(reasons.join('\n')).toContain(squareGain.name);
  });

  test('noise is the same for the same seed and step, and only there in training', noisy, async ({ program }) => {
    const [one, same, other] = [program(), program(), program()];
    const first = await trainPass(noisy, one, samples, { noiseSeed: 5 });
    const again = await trainPass(noisy, same, samples, { noiseSeed: 5 });
    const different = await trainPass(noisy, other, samples, { noiseSeed: 6 });
    expectSameBits([again.out], [first.out], 'predictions with the same seed');
    expect(differs([different.out], [first.out]), 'another seed makes other noise').toBe(true);
    const quiet = program();
    expectSameBits([await infer(noisy, quiet, samples)], [(await evaluate(noisy, quiet, samples)).out], 'predictions');
    expect(differs([first.out], [await infer(noisy, quiet, samples)]), 'training has noise, predicting has none').toBe(
      true,
    );
  });

  test('noise goes on where a state left it', noisy, async ({ program }) => {
    const [steady, resumed] = [program(), program()];
    await trainPass(noisy, steady, samples);
    resumed.writeState(structuredClone(steady.readState()));
    const expected = await trainPass(noisy, steady, samples);
    const results = await trainPass(noisy, resumed, samples);
    expectSameBits([results.out, results.losses], [expected.out, expected.losses], 'predictions and losses');
    expectSameBits(resumed.read(), steady.read(), 'parameters');
  });

  test('an op may keep statistics in a parameter that does not train', counting, async ({ program }) => {
    const trained = program(counting.params.map((values, index) => (index === 2 ? values.fill(0) : values)));
    await trainPass(counting, trained, samples);
    await evaluate(counting, trained, samples);
    expect(trained.read()[2]).toEqual(Float32Array.of(10));
    const resumed = program();
    resumed.writeState(trained.readState());
    await trainPass(counting, resumed, samples);
    expect(resumed.read()[2]).toEqual(Float32Array.of(20));
  });
}

function setupOf(layers: Parameters<typeof planOf>[1]): Setup {
  const plan = planOf(3, layers);
  return { plan, training: trainingOf(adam, 4), params: paramsFor(plan, 70) };
}
