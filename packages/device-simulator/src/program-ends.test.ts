import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulate } from './index.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-holder-'));
  // From the sources: another process of Node cannot load them.
  await build({
    entry: [fileURLToPath(new URL('../test/holder.ts', import.meta.url))],
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

/** Lets a program take the instrument and end; gives how it ended, and who owns the instrument then. */
async function end(ending: string, signal?: NodeJS.Signals) {
  const simulator = await simulate();
  const program = spawn(process.execPath, [join(folder, 'holder.mjs'), simulator.address, ending], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(program.stdout, 'data');
  const during = simulator.owner;
  if (signal !== undefined) program.kill(signal);
  const [code, endedBy] = await once(program, 'exit');
  const after = simulator.owner;
  await simulator.close();
  return { during, after, code, endedBy };
}

describe('an instrument is given back', () => {
  it.each([
    ['its work is done', 'forget', undefined, { code: 0 }],
    ['it exits', 'exit', undefined, { code: 0 }],
    ['an error is not caught', 'error', undefined, { code: 1 }],
    ['it is interrupted', 'wait', 'SIGINT', { endedBy: 'SIGINT' }],
    ['it is terminated', 'wait', 'SIGTERM', { endedBy: 'SIGTERM' }],
    ['it handles the signal itself', 'handled', 'SIGTERM', { code: 7 }],
  ] as const)('when a program ends because %s', async (_, ending, signal, expected) => {
    const ended = await end(ending, signal);
    if (ending !== 'exit' && ending !== 'error') expect(ended.during).toBe('a program');
    expect(ended).toMatchObject({ after: null, ...expected });
  });
});
