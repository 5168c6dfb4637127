import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const program = (end: string): string => `
  import { simd } from '@linnet/backend-simd';
  import { loadBackend, ndarray } from '@linnet/core';
  import { dense, sequential } from '@linnet/layers';
  const backend = await loadBackend(simd, { threads: 2 });
  const model = sequential(100, [dense(100, { activation: 'relu' }), dense(1)]);
  const compiled = model.compile({ backend, loss: 'meanSquaredError', optimizer: 'adam', seed: 1 });
  const x = ndarray(Float32Array.from({ length: 32_000 }, (_, at) => at % 7), [320, 100]);
  const y = ndarray(Float32Array.from({ length: 320 }, (_, at) => at % 3), [320, 1]);
  const { loss } = await compiled.fit({ x, y }, { epochs: 3, seed: 1, progress: 'none' });
  console.log(loss.length);
  ${end}
`;

// A thread that waits for work would keep these processes for ever.
it.each([
  ['that is done', ''],
  ['that disposes of its backend', 'backend.dispose();'],
  ['that fails', "throw new Error('of its own');"],
])('a program on two threads of simd %s ends by itself', async (_, end) => {
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program(end)], {
    cwd: import.meta.dirname,
    timeout: 60_000,
  });
  // One that was killed at the time-out has no exit code.
  const ended = await run.catch((error: unknown) => error);
  expect(ended).toMatchObject(end.startsWith('throw') ? { code: 1, killed: false } : { stdout: '3\n' });
});
