import type { IncomingMessage } from 'node:http';

/** The body of a request, or why it was not taken. */
export type Body =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly release: () => void; readonly problem?: never }
  | { readonly problem: { readonly status: number; readonly text: string } };

/** Takes requests, so many bytes of each and so many of all together. */
export interface Intake {
  /**
   * The bytes of a request, which count until they are released. It is refused as soon as they are more than there may be: by
   * what the header says, or by what came. Rejects when the other side goes away.
   */
  read(request: IncomingMessage): Promise<Body>;
}

/** The largest requests together may have so many times what one may. */
const largestAtOnce = 4;

/** So much of each is taken however much there is of others, so that nobody keeps small requests out. */
const always = 65_536;

/** An intake that nothing came in by. */
export function createIntake(mostBytes: number): Intake {
  let held = 0;
  const tooLarge = { status: 413, text: `At most ${mostBytes} bytes are read.` };
  const tooMuch = {
    status: 503,
    text: `Other requests have over ${largestAtOnce * mostBytes} bytes; ask again later.`,
  };
  const problemOf = (own: number): typeof tooLarge | undefined => {
    if (own > mostBytes) return tooLarge;
    return own > always && held > largestAtOnce * mostBytes ? tooMuch : undefined;
  };

  return {
    read: (request) => {
      if (Number(request.headers['content-length'] ?? 0) > mostBytes) return Promise.resolve({ problem: tooLarge });
      return new Promise((resolve, reject) => {
        let [chunks, own, isOver]: [Buffer[], number, boolean] = [[], 0, false];
        const release = (): void => {
          held -= own;
          [chunks, own, isOver] = [[], 0, true];
        };
        request.on('data', (chunk: Buffer) => {
          if (isOver) return;
          chunks.push(chunk);
          own += chunk.length;
          held += chunk.length;
          const problem = problemOf(own);
          if (problem === undefined) return;
          release();
          resolve({ problem });
        });
        request.on('end', () => {
          if (!isOver) resolve({ bytes: joined(chunks), release });
          chunks = [];
        });
        request.on('error', reject);
        request.on('close', () => {
          if (!request.complete) release();
          reject(new Error('The connection was closed.'));
        });
      });
    },
  };
}

function joined(chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
