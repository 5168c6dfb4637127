import { readFileSync } from 'node:fs';

interface Manifest {
  readonly version: string;
}

/** Of the package this file was built into: `@linnet/cli`, or `linnet` where that carries the command. */
export const { version }: Manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
