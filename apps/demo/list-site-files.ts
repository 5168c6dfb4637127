import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The script that keeps the site. Its name must stay the same from version to version. */
export const serviceWorker = 'service-worker.js';

/** Writes the names of all files that the site is made of into its service worker, but of those that few ask for. */
export const listSiteFiles = (isKept: (fileName: string) => boolean): Plugin => ({
  name: 'list-site-files',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const names = Object.keys(bundle).filter(
      (name) => name !== serviceWorker && !name.endsWith('.map') && isKept(name),
    );
    const files = await Promise.all(
      names.sort().map(async (url) => ({ url, revision: digest(await readFile(join(dir, url))) })),
    );
    const path = join(dir, serviceWorker);
    await writeFile(path, `self.siteFiles=${JSON.stringify(files)};\n${await readFile(path, 'utf8')}`);
  },
});

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
