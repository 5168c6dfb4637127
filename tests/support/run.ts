import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './command.js';

/** The workspace. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

// What package managers and vitest tell their children would let projects see the workspace's packages and settings.
// How the registry is reached stays.
const reach = /^npm_config_(registry|userconfig|cache|ca|cafile|strict_ssl|(https?_|no_?)?proxy)$/iu;
const told = /^(npm_|pnpm_(?!home$)|VITEST|NODE_PATH$|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$)/iu;
const kept = Object.entries(process.env).filter(([name]) => reach.test(name) || !told.test(name));
const environment = { ...Object.fromEntries(kept), TURBO_TELEMETRY_DISABLED: '1' };

/** Runs a program to its end, as a person would in a terminal of their own. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: environment, maxBuffer: 64 * 2 ** 20 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** The same, for programs that must succeed. Gives what they print. */
export async function succeed(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** A JavaScript program of a package that the workspace, or the project in a folder, depends on. */
export const programOf = (name: string, path: string, from: string = root): string =>
  join(from, 'node_modules', name, path);

/** Runs pnpm, the one that the workspace names. */
export const pnpm = (args: readonly string[], cwd: string): Promise<string> =>
  succeed(process.execPath, [programOf('pnpm', 'bin/pnpm.cjs'), ...args], cwd);
