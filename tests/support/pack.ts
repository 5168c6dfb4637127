import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { publishedPackages } from './published.js';
import { pnpm, root } from './run.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball of each package. */
    readonly tarballs: Readonly<Record<string, string>>;
  }
}

let folder = '';

/** Packs every package, once for all tests. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'linnet-packed-'));
  const filters = (await publishedPackages()).flatMap((name) => ['--filter', name]);
  const output = await pnpm(['--recursive', ...filters, 'pack', '--pack-destination', folder, '--json'], root);
  // Scripts that run while packing print before the document.
  const packed: readonly { readonly name: string; readonly filename: string }[] = JSON.parse(
    output.slice(output.search(/^\[$/mu)),
  );
  project.provide('tarballs', Object.fromEntries(packed.map(({ name, filename }) => [name, filename])));
}

/** Removes the tarballs. */
export const teardown = (): Promise<void> => rm(folder, { recursive: true, force: true });
