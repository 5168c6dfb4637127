// `linnet simulate` as a child, for as long as it is used.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Starts the built command, lets `use` work with its address, and stops it. */
export async function withSimulator(command, args, use) {
  const child = spawn(process.execPath, [command, 'simulate', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([once(lines, 'line'), ended]);
    if (typeof first[0] !== 'string') throw new Error('linnet simulate ended before it listened.');
    return await use(JSON.parse(first[0]).address);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
