import { expect } from 'vitest';
import { paramsFor, planOf } from './layers.js';
import { testNet } from './net-tests.js';
import { trainingOf } from './nets.js';
import { sgd } from './optimizer-specs.js';
import { embedding } from './shape-layers.js';
import { shapeNets } from './shape-nets.js';
import { infer, type Setup, type Suite } from './suite.js';

const plan = planOf([3], [embedding(4, 2)]);
const lookUp: Setup = { plan, training: trainingOf(sgd, 4), params: paramsFor(plan, 70) };

/** What changes places, reads several buffers, or is read by several ops. */
export function testShapes({ test }: Suite): void {
  for (const net of shapeNets) testNet(test, net);

  test('an embedding gives NaN for what its table has not, and for nothing else', lookUp, async ({ inference }) => {
    const x = { data: Float32Array.of(0, 4, 3, -1, 1, 1e9), shape: [2, 3] };
    const [table = new Float32Array()] = lookUp.params;
    const row = (token: number): readonly number[] => [...table.subarray(2 * token, 2 * token + 2)];
    const none = [Number.NaN, Number.NaN];
    const out = await infer(lookUp, inference(), { x, y: x });
    expect([...out]).toEqual([...row(0), ...none, ...row(3), ...none, ...row(1), ...none]);
  });
}
