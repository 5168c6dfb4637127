import { spawnSync } from 'node:child_process';
import type { Moku, ReleaseRequest } from '../moku.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long giving back may hold up a program that ends, ms. */
const patience = 3000;

/** Instruments that are ours at this moment. */
const open = new Set<Moku>();

/**
 * Gives the instrument back when the program ends before it was closed: at the end of its work, on `process.exit`, on an
 * error nobody caught, on SIGINT, SIGTERM and SIGHUP. Nothing is left of it once the instrument is closed.
 */
export function guard(moku: Moku): Moku {
  if (open.size === 0) listen();
  open.add(moku);
  const close = async (): Promise<void> => {
    await moku.close();
    forget(moku);
  };
  return { ...moku, close, [Symbol.asyncDispose]: close };
}

function forget(moku: Moku): void {
  if (open.delete(moku) && open.size === 0) unlisten();
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
  const all = [...open];
  await Promise.race([Promise.allSettled(all.map((moku) => moku.close())), waited()]);
  all.forEach(forget);
}

const waited = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, patience).unref();
  });

/** Programs that listen to a signal themselves decide what it does; for others it ends the program as it would have. */
async function onSignal(signal: NodeJS.Signals): Promise<void> {
  const isOurs = process.listenerCount(signal) === 1;
  if (!isOurs) return;
  await closeAll();
  process.kill(process.pid, signal);
}

/** Nothing can be waited for any more, so another process sends the requests. */
function onExit(): void {
  const requests = [...open].flatMap((moku) => moku.releaseRequest() ?? []);
  open.clear();
  if (requests.length === 0) return;
  spawnSync(process.execPath, ['-e', program, JSON.stringify(requests satisfies readonly ReleaseRequest[])], {
    stdio: 'ignore',
    timeout: patience,
    windowsHide: true,
  });
}

const program = `
for (const { url, key } of JSON.parse(process.argv[1])) {
  fetch(url, { method: 'POST', body: '', headers: { 'Moku-Client-Key': key } }).catch(() => {});
}`;
