import { stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LinnetError } from '@linnet/core';
import { createJiti } from 'jiti';

/** What a module exports. */
export type ModuleExports = Readonly<Record<string, unknown>>;

const entries = ['linnet', 'linnet/plot', 'linnet/node'];

/**
 * Imports a TypeScript or JavaScript file of the user's. Where its folder has no `linnet` of its own, the command's is
 * lent, so that a job runs without an installation beside it.
 * @throws LinnetError `bad-file` where the file cannot be loaded; what its code throws goes through as it is.
 */
export async function importModule(path: string): Promise<ModuleExports> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) throw new LinnetError('bad-option', `${path} is not a file that can be run.`);
  const own = resolveFrom(path, 'linnet') !== undefined;
  const alias = own ? {} : Object.fromEntries(entries.map((name) => [name, fileURLToPath(import.meta.resolve(name))]));
  const jiti = createJiti(pathToFileURL(path).href, { alias, moduleCache: false, fsCache: false });
  try {
    return await jiti.import<ModuleExports>(path);
  } catch (cause) {
    if (!isLoadingError(cause)) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new LinnetError('bad-file', `${path} cannot be loaded: ${message.split('\n', 1)[0]}`, { cause });
  }
}

/** Where a package is installed, seen from a file; undefined where it is not. */
export function resolveFrom(path: string, name: string): string | undefined {
  const found = createJiti(pathToFileURL(path).href).esmResolve(name, { try: true });
  return found === undefined ? undefined : fileURLToPath(found);
}

/** A mistake in the text of a file, or an import that is not there. */
function isLoadingError(error: unknown): boolean {
  const {
    name,
    code,
    message = '',
  } = error as { readonly name?: string; readonly code?: string; readonly message?: string };
  return (
    name === 'SyntaxError' ||
    message.startsWith('ParseError') ||
    code === 'MODULE_NOT_FOUND' ||
    code === 'ERR_MODULE_NOT_FOUND'
  );
}
