import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';

/** What a module exports. */
export type ModuleExports = Readonly<Record<string, unknown>>;

const entries = ['linnet', 'linnet/plot', 'linnet/node'];

/**
 * Imports a TypeScript or JavaScript file of the user's. Where its folder has no `linnet` of its own, the command's is
 * lent, so that a job runs without an installation beside it.
 */
export async function importModule(path: string): Promise<ModuleExports> {
  const alias = hasOwnLinnet(path)
    ? {}
    : Object.fromEntries(entries.map((name) => [name, fileURLToPath(import.meta.resolve(name))]));
  const jiti = createJiti(pathToFileURL(path).href, { alias, moduleCache: false, fsCache: false });
  return jiti.import<ModuleExports>(path);
}

function hasOwnLinnet(path: string): boolean {
  try {
    createRequire(path).resolve('linnet');
    return true;
  } catch {
    return false;
  }
}
