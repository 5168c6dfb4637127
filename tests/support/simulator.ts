import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { commandPath } from './command.js';

/** `linnet simulate`, as it runs. */
export interface SimulatorProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** The objects that it printed so far. */
  printed(): readonly Readonly<Record<string, unknown>>[];
  /** Sends the signal and gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built command; it goes when the test ends. */
export async function simulator(...args: readonly string[]): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [commandPath, 'simulate', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const listens = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve();
    });
    child.on('close', () => reject(new Error(`linnet simulate ended: ${stderr}`)));
  });
  await listens;
  const printed = () =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return { child, address: String(printed()[0]?.address), printed, end };
}
