// Copies the built command into the package `linnet` when that is packed: a dependency would be a cycle.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = fileURLToPath(new URL('../apps/cli/dist', import.meta.url));
const to = fileURLToPath(new URL('../packages/linnet/bin', import.meta.url));

if (!existsSync(from)) {
  console.error('The command is not built; run `pnpm build` first.');
  process.exit(1);
}
rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
