// Runs a tool of the workspace as `npm run` would: with the workspace's own tools first on the path.
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const environment = {
  ...process.env,
  PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: '1',
};

// Ctrl-C reaches the tool as well, which ends in its own time and with its own exit code; this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

/** Runs a command to its end and tells its exit code; 130 when it was interrupted. */
export function step(command, args) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: environment,
    shell: process.platform === 'win32',
  });
  if (error !== undefined) console.error(`${command} did not start: ${error.message}`);
  return signal === null ? (status ?? 1) : 130;
}

/** The same for several tasks of turbo; says nothing of what succeeded. */
export const turbo = (...tasks) => step('turbo', ['run', ...tasks, '--output-logs=errors-only']);
