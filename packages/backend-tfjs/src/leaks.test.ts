import { type Backend, loadBackend, type Program } from '@linnet/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../test/kinds.js';
import { compiled, denseModel, type Model, params, plan, samples, trainEpoch } from '../test/model.js';
import { cpu } from './cpu.js';
import { wasm } from './wasm.js';

const out = new Float32Array(20);
const models = { 'dense layers': denseModel, 'every kind of op': everyKind };

/** One of everything that a program can do. */
async function useEverything(program: Program, model: Model): Promise<void> {
  const { samples } = model;
  await trainEpoch(program, model);
  await program.infer(samples.x, out);
  await program.evaluate(samples, out);
  program.write(program.read());
  program.writeState(program.readState());
  expect(() => program.write([])).toThrow('0 parameters were given');
}

for (const plugin of [cpu, wasm]) {
  describe(`memory of "${plugin.name}"`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await loadBackend(plugin);
    });
    const held = (): number => tf.findBackend(plugin.name).numDataIds();

    it.each(Object.entries(models))('stays what it is after the first step (%s)', async (_, model) => {
      const before = held();
      const program = compiled(backend, model);
      await useEverything(program, model);
      const inUse = held();
      expect(inUse).toBeGreaterThan(before);
      for (let round = 0; round < 20; round++) {
        await useEverything(program, model);
        expect(held()).toBe(inUse);
      }
      program.dispose();
      program.dispose();
      expect(held()).toBe(before);
      expect(tf.memory().numTensors).toBe(0);
    });

    it('is given back by programs that only predict', async () => {
      const before = held();
      const program = backend.compile(plan);
      program.write(params);
      await program.infer(samples.x, out);
      program.dispose();
      expect(held()).toBe(before);
    });

    it('is given back when the backend is disposed', async () => {
      const before = held();
      const programs = [compiled(backend), compiled(backend)];
      await trainEpoch(compiled(backend));
      backend.dispose();
      expect(held()).toBe(before);
      for (const program of programs) expect(() => program.read()).toThrow('compile the plan again');
    });

    it('is given back when a step fails', async () => {
      const program = compiled(backend);
      await trainEpoch(program);
      const before = held();
      const tooSmall = { shape: samples.x.shape, data: samples.x.data };
      expect(() => program.infer(tooSmall, new Float32Array(1))).toThrow(RangeError);
      expect(held()).toBe(before);
      program.dispose();
    });
  });
}
