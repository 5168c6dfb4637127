import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { device } from '../../test/servers.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-holder-'));
  // From the sources: another process of Node cannot load them.
  await build({
    entry: [fileURLToPath(new URL('../../test/holder.ts', import.meta.url))],
    config: false,
    outDir: folder,
    format: 'esm',
    platform: 'node',
    noExternal: [/.*/u],
    silent: true,
    outExtension: () => ({ js: '.mjs' }),
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    esbuildOptions: (options) => {
      options.conditions = ['@linnet/source'];
    },
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const holder = (address: string, ending: string) =>
  spawn(process.execPath, [join(folder, 'holder.mjs'), address, ending], { stdio: ['pipe', 'pipe', 'inherit'] });

const release = 'relinquish_ownership';

it('gives the instrument back when a program exits while it is being connected', async () => {
  const keys: unknown[] = [];
  const { address, asked } = await device((operation, _, request) => {
    if (operation === release) keys.push(request.headers['moku-client-key']);
    return operation === 'describe';
  });
  const program = holder(address, 'exit');
  await expect.poll(() => asked, { timeout: 20_000 }).toContain('describe');
  program.stdin.write('now\n');
  await once(program, 'exit');
  await expect.poll(() => keys).toEqual(['a key']);
});

it('asks once of a device that hangs when the work of a program is done', async () => {
  const { address, asked } = await device((operation) => operation === release);
  const program = holder(address, 'done');
  program.stdin.end();
  expect(await once(program, 'exit')).toEqual([0, null]);
  expect(asked.filter((operation) => operation === release)).toHaveLength(1);
});
