// Builds the site into `dist`. Run by itself it builds the packages that the site is made of first; turbo has done that
// where it runs this.
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

const root = import.meta.dirname;
if (process.env.TURBO_HASH === undefined) {
  const { status, error } = spawnSync(
    'turbo',
    ['run', 'build', '--filter=@linnet/demo^...', '--output-logs=errors-only'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
await build({ root });
