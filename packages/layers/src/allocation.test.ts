import { simd } from '@linnet/backend-simd';
import { describe, expect, it } from 'vitest';
import { quiet, sums } from '../test/small.js';
import { dense, lstm, sequential } from './index.js';

// In a file of its own, and so in a process of its own: an engine that has seen other backends allocates for the calls.

const calls = 20_000;

/** What is allocated for each of many calls, in bytes: the median of some rounds. */
function bytesPerCall(call: () => void): number {
  const { process } = globalThis as unknown as { process: { memoryUsage(): { heapUsed: number } } };
  const round = (): number => {
    const before = process.memoryUsage().heapUsed;
    for (let count = 0; count < calls; count++) call();
    return (process.memoryUsage().heapUsed - before) / calls;
  };
  // Engines allocate while they get to know a function, and free in between.
  for (let warmUp = 0; warmUp < 10; warmUp++) round();
  return Array.from({ length: 9 }, round).sort((a, b) => a - b)[4] ?? Number.NaN;
}

const net = sequential(3, [dense(9, { activation: 'tanh' }), dense(1)], { scaling: 'perColumn' });

describe('nothing is allocated', () => {
  it('for a row', async () => {
    const model = net.compile({ backend: simd, loss: 'meanSquaredError', seed: 1 });
    await model.fit(sums(20), quiet);
    const { run, inputs, outputs } = await model.predictor();
    const [row, out] = [new Float64Array(inputs).fill(0.5), new Float32Array(outputs)];
    // The smallest object there is has 12 bytes.
    expect(Math.abs(bytesPerCall(() => run(row, out)))).toBeLessThan(6);
  });

  it('for a sample', async () => {
    const sliding = await sequential(3, [dense(1)])
      .compile({ backend: simd })
      .stream();
    const stateful = await sequential([3, 1], [lstm(2)])
      .compile({ backend: simd })
      .stream();
    for (const stream of [sliding, stateful]) {
      const out = new Float32Array(stream.outputs);
      expect(Math.abs(bytesPerCall(() => stream.push(0.5, out)))).toBeLessThan(6);
    }
  });
});
