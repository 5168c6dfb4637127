// TypeScript 7's compiler, called by path: the plain name belongs to 5.9, which other tools still need.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const manifest = createRequire(import.meta.url).resolve('ts7/package.json');
const { status } = spawnSync(process.execPath, [join(dirname(manifest), 'bin/tsc'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
