import { spawnSync } from 'node:child_process';
import type { Moku } from '../moku.js';
import type { Session } from '../session.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long giving back may hold up a program that ends, ms. */
const patience = 3000;

/** A session whose instrument is ours, or will be in a moment. */
interface Held {
  readonly session: Session;
  /** Ends what waits, a claim too. */
  readonly ending: AbortController;
  readonly connecting: Promise<Moku>;
}

const held = new Set<Held>();

/**
 * Gives the instrument back when the program ends before it was closed: at the end of its work, on `process.exit`, on an
 * error nobody caught, on SIGINT, SIGTERM and SIGHUP. While it is being connected, too; at once (`process.exit`, an error)
 * as soon as its key is known. Nothing is left of it once the instrument is closed.
 */
export async function guard(one: Held): Promise<Moku> {
  if (held.size === 0) listen();
  held.add(one);
  try {
    const moku = await one.connecting;
    const close = (): Promise<void> => moku.close().finally(() => forget(one));
    return { ...moku, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    forget(one);
    throw error;
  }
}

function forget(one: Held): void {
  if (held.delete(one) && held.size === 0) unlisten();
}

function listen(): void {
  process.on('beforeExit', onEnd);
  process.on('exit', onExit);
  for (const signal of signals) process.on(signal, onSignal);
}

function unlisten(): void {
  process.off('beforeExit', onEnd);
  process.off('exit', onExit);
  for (const signal of signals) process.off(signal, onSignal);
}

/** The work is done, and somebody forgot to close. */
const onEnd = (): void => void closeAll();

async function closeAll(): Promise<void> {
  const all = [...held];
  // Who is still being connected gives the instrument back before that fails.
  for (const { ending } of all) ending.abort();
  const closing = all.map(async ({ connecting }) => (await connecting).close());
  await Promise.race([Promise.allSettled(closing), waited()]);
  all.forEach(forget);
}

const waited = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, patience).unref();
  });

/** Programs that listen to a signal themselves decide what it does; for others it ends the program as it would have. */
async function onSignal(signal: NodeJS.Signals): Promise<void> {
  if (process.listenerCount(signal) > 1) return;
  await closeAll();
  process.kill(process.pid, signal);
}

/** Nothing can be waited for any more, so another process sends the requests. */
function onExit(): void {
  const requests = [...held].flatMap(({ session }) => session.releaseRequest() ?? []);
  held.clear();
  if (requests.length === 0) return;
  const options = { stdio: 'ignore', timeout: patience, windowsHide: true } as const;
  spawnSync(process.execPath, ['-e', program, JSON.stringify(requests)], options);
}

const program = `
for (const { url, key } of JSON.parse(process.argv[1])) {
  fetch(url, { method: 'POST', body: '', headers: { 'Moku-Client-Key': key } }).catch(() => {});
}`;
