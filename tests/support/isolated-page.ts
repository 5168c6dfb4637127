import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page on this machine. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** With these headers a page is cross-origin isolated: its threads may share memory. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Serves an empty, cross-origin isolated page, and a module beside it as `module.js`. */
export async function serveIsolated(module: string): Promise<ServedPage> {
  const server = createServer(({ url }, response) => {
    const [type, body] =
      url === '/module.js' ? ['text/javascript', module] : ['text/html', '<!doctype html><title>linnet</title>'];
    response.writeHead(200, { ...headers, 'Content-Type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
