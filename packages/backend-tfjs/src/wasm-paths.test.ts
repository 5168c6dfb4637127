import { loadBackend } from '@linnet/core';
import { expect, it } from 'vitest';
import { compiled, trainEpoch } from '../test/model.js';
import { wasm } from './index.js';

const folder = new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist', import.meta.url).pathname;

it('wasm finds its files where `wasmPaths` says', async () => {
  const program = compiled(await loadBackend(wasm, { wasmPaths: folder }));
  await trainEpoch(program);
  expect(program.readState().step).toBe(3);
  // Once loaded, they are not looked for again.
  await expect(loadBackend(wasm, { wasmPaths: '/there/is/no/such/folder' })).resolves.toMatchObject({ name: 'wasm' });
});
