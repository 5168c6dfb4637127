import { chooseBackend, createRegistry, loadBackend } from '@linnet/core';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { compiled, contents, plan, trainEpoch, training } from '../test/model.js';
import { cpu, wasm } from './index.js';

// A file of its own: once tfjs has missed its files, it does so to the end of the process.
it('without its files wasm says what to do, and others are not harmed', async () => {
  // The loader of tfjs tells the console too.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await expect(loadBackend(wasm, { wasmPaths: '/there/is/no/such/folder' })).rejects.toThrow('give `wasmPaths`');
  await expect(loadBackend(wasm, { wasmPaths: '/another' })).rejects.toThrow('start anew');
  const { backend, verdicts } = await chooseBackend(createRegistry([cpu, wasm]), plan, training);
  expect(verdicts).toEqual([
    { name: 'wasm', notPicked: expect.stringContaining('could not start its backend "wasm"') },
    { name: 'cpu' },
  ]);
  const program = compiled(backend);
  await trainEpoch(program);
  expect(contents(program).step).toBe(3);
  expect(tf.getBackend()).toBe('cpu');
});
