import { type Backend, loadBackend, type ProgramState } from '@linnet/core';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { compiled, trainEpoch } from '../test/model.js';
import { cpu } from './cpu.js';
import { wasm } from './wasm.js';

/** Three epochs of a program of its own. */
async function trainedAlone(backend: Backend): Promise<ProgramState> {
  const program = compiled(backend);
  for (let epoch = 0; epoch < 3; epoch++) await trainEpoch(program);
  const state = program.readState();
  program.dispose();
  return state;
}

describe('cpu and wasm in one process', () => {
  let backends: readonly Backend[];
  beforeAll(async () => {
    // Somebody else uses tfjs here, with a backend of their choice.
    await tf.setBackend('cpu');
    backends = await Promise.all([loadBackend(wasm), loadBackend(cpu), loadBackend(wasm)]);
  });

  it('load at the same time, and leave the active backend as it was', () => {
    expect(backends.map(({ name }) => name)).toEqual(['wasm', 'cpu', 'wasm']);
    expect(tf.getBackend()).toBe('cpu');
  });

  it('train by turns to the bits they reach alone, whatever backend is active', async () => {
    const alone = [];
    for (const backend of backends) alone.push(await trainedAlone(backend));
    const programs = backends.map((backend) => compiled(backend));
    for (const active of ['cpu', 'wasm', 'cpu']) {
      await tf.setBackend(active);
      for (const program of programs) await trainEpoch(program);
      expect(tf.getBackend()).toBe(active);
    }
    expect(programs.map((program) => program.readState())).toEqual(alone);
    for (const program of programs) program.dispose();
  });

  it.each([0, 1])('do not disturb tensors of others, nor are they disturbed (%i)', async (which) => {
    const backend = backends[which];
    if (backend === undefined) throw new Error('No backend was loaded.');
    const expected = await trainedAlone(backend);
    const program = compiled(backend);
    for (let epoch = 0; epoch < 3; epoch++) {
      const own = tf.tensor1d([1, 2, 3]);
      // The end of a scope disposes every tensor that tfjs saw being made within.
      tf.engine().startScope();
      await trainEpoch(program);
      tf.engine().endScope();
      expect([...tf.mul(own, own).dataSync()]).toEqual([1, 4, 9]);
    }
    expect(program.readState()).toEqual(expected);
  });

  it('give nearly the same numbers', async () => {
    const [first, second] = await Promise.all(backends.map(trainedAlone));
    for (const [index, values] of (first?.params ?? []).entries()) {
      const distances = Array.from(values, (value, at) =>
        Math.abs(value - (second?.params[index]?.[at] ?? Number.NaN)),
      );
      expect(Math.max(...distances)).toBeLessThan(1e-5);
    }
  });
});
