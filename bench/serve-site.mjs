// Serves the built demo site as any static host does, from a folder somewhere below the root.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built site. */
export const siteFolder = fileURLToPath(new URL('../apps/demo/dist', import.meta.url));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Where the site stands: it is to work under any path. */
const prefix = '/some/where/';

/** Serves `apps/demo/dist` on the loopback. */
export async function serveSite() {
  await stat(join(siteFolder, 'index.html'));
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = resolve(
      siteFolder,
      pathname.startsWith(prefix) ? pathname.slice(prefix.length) || 'index.html' : 'none',
    );
    const body = path.startsWith(siteFolder + sep) ? await readFile(path).catch(() => undefined) : undefined;
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `${origin}${prefix}`, origin, close };
}
