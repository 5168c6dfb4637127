import { LinnetError } from '@linnet/core';
import type { ExportedFile } from '@linnet/recipes';
import type { RunFolder } from './run-folder.js';

/** Does one thing of several, and keeps what it ends with from ending the others. */
export type Attempt = (what: string, act: () => Promise<void>) => Promise<void>;

/** Writes each file that was exported, with those beside it. */
export async function writeExports(folder: RunFolder, files: readonly ExportedFile[], attempt: Attempt): Promise<void> {
  const written = new Set<string>();
  for (const [name, content] of contents(files)) {
    await attempt(name, async () => {
      // Such as the setups of two networks that were exported without a name.
      if (written.has(name))
        throw new LinnetError('bad-value', 'two files have this name; give each export a name of its own');
      written.add(name);
      await folder.write(name, content);
    });
  }
}

const contents = (files: readonly ExportedFile[]): readonly (readonly [name: string, content: string | Uint8Array])[] =>
  files.flatMap(({ name, exported, beside }) => [
    [name, exported.bytes] as const,
    ...Object.entries(exported.beside ?? {}),
    ...Object.entries(beside ?? {}),
  ]);
