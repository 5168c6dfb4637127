import { defineOp, type Lowerable, loadBackend, lowerLayers, type Program } from '@linnet/core';
import { expect, it } from 'vitest';
import { descent } from '../test/nets.js';
import { js } from './index.js';

/** Puts one number of noise in place of each value, while training. */
const noiseOp = defineOp({
  name: 'noise',
  outputShape: (input) => input,
  kernel: ({ inputs: [x], outputs: [y], noise }) => ({
    forward: (rows, training) => {
      const generator = noise();
      for (let row = 0; row < rows; row++) {
        if (y !== undefined) y.value[row] = training ? generator.uniform() : (x?.value[row] ?? 0);
      }
    },
    backward: () => undefined,
  }),
});
const layer: Lowerable = { lower: (plan, from) => plan.custom(noiseOp, from, undefined) };

it('noise follows from the seed of the pass, the step and the op, and from nothing else', async () => {
  const { plan } = lowerLayers([1], [['noise', layer]]);
  const { plan: deeper } = lowerLayers(
    [1],
    [
      ['first', layer],
      ['second', layer],
    ],
  );
  const backend = await loadBackend(js);
  const x = { data: new Float32Array(6), shape: [6, 1] };
  const noiseOf = async (program: Program, noiseSeed: number, from = 0): Promise<readonly number[]> => {
    const out = new Float32Array(6);
    const order = Uint32Array.of(0, 1, 2, 3, 4, 5);
    await program.train(
      { x, y: x },
      { order, from, to: 6, learningRate: 0, noiseSeed, out, losses: new Float64Array(2) },
    );
    return [...out.subarray(from)];
  };
  const program = backend.compile(plan, descent(3));
  const first = await noiseOf(program, 1);
  // Two steps of three rows, all different; other steps and seeds are different again.
  expect(new Set(first).size).toBe(6);
  const [second, other] = [await noiseOf(program, 1), await noiseOf(backend.compile(plan, descent(3)), 2)];
  const last = await noiseOf(backend.compile(deeper, descent(3)), 1);
  expect(new Set([...first, ...second, ...other, ...last]).size).toBe(24);
  // A program that is at step 1 goes on as the first one did.
  const resumed = backend.compile(plan, descent(3));
  resumed.writeState({ ...resumed.readState(), step: 1 });
  expect(await noiseOf(resumed, 1, 3)).toEqual(first.slice(3));
  // None where nothing is trained.
  const out = new Float32Array(6).fill(1);
  await program.infer(x, out);
  expect([...out]).toEqual(new Array(6).fill(0));
});
