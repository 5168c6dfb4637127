import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A page on this machine. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** With these headers a page is cross-origin isolated: its threads may share memory. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Serves an empty page, cross-origin isolated or like any other, and beside it the modules of a folder. */
export async function servePage(modules: string, { isolated }: { readonly isolated: boolean }): Promise<ServedPage> {
  const server = createServer(async ({ url = '/' }, response) => {
    const isModule = /^\/[\w-]+\.js$/u.test(url);
    const body = isModule ? await readFile(join(modules, url)) : '<!doctype html><title>linnet</title>';
    const headers = { 'Content-Type': isModule ? 'text/javascript' : 'text/html', ...(isolated ? isolation : {}) };
    response.writeHead(200, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
