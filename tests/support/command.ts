import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const commandPath = fileURLToPath(new URL('../../apps/cli/dist/linnet.js', import.meta.url));

/** How a command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of {@link linnet}. */
export interface CommandOptions {
  readonly cwd?: string;
  /** The path of what standard output goes to. Default: it is kept. */
  readonly outputTo?: string;
  /** Called whenever standard error has grown, with all of it. */
  onStderr?(text: string, child: ChildProcess): void;
}

/** Runs the built `linnet` command with plain node. */
export function linnet(args: readonly string[], { cwd, outputTo, onStderr }: CommandOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const output = outputTo === undefined ? 'pipe' : openSync(outputTo, 'w');
    const child = spawn(process.execPath, [commandPath, ...args], { cwd, stdio: ['ignore', output, 'pipe'] });
    if (typeof output === 'number') closeSync(output);
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      onStderr?.(stderr, child);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
