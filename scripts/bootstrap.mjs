// Installs the workspace with the pnpm that `packageManager` names, so that node, npm and git are all a fresh clone needs.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = `${root}node_modules/.linnet-bootstrap`;
const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const stamp = createHash('sha256')
  .update(readFileSync(`${root}pnpm-lock.yaml`))
  .update(process.version)
  .digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  console.error(`Installing with ${packageManager} ...`);
  execFileSync(
    npx,
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  writeFileSync(stampFile, stamp);
}
