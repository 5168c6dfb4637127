import { type ChildProcess, spawn } from 'node:child_process';
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
  /** Called whenever standard error has grown, with all of it. */
  onStderr?(text: string, child: ChildProcess): void;
}

/** Runs the built `linnet` command with plain node. */
export function linnet(args: readonly string[], { cwd, onStderr }: CommandOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [commandPath, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      onStderr?.(stderr, child);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
