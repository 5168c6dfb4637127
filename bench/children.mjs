// Starts peers and asks them, one line at a time.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const peer = fileURLToPath(new URL('peer.mjs', import.meta.url));

/** Longest wait for an answer, in milliseconds. */
const patience = 120_000;

/** Starts a peer in a process of its own, and waits until it is ready. */
export async function startPeer(name, args) {
  const child = spawn(process.execPath, [peer, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = { error: 'its process ended' };
  const answer = async (word) => {
    for (;;) {
      const { done, value } = await lines.next();
      if (done) return ended;
      if (value.startsWith(`${word} `)) return JSON.parse(value.slice(word.length + 1));
    }
  };
  // What it ends with is told by the answer that does not come.
  child.stdin.on('error', () => undefined);
  const { version } = await answer('READY');
  return {
    name,
    version,
    ask: async (line) => {
      child.stdin.write(`${line}\n`);
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      const result = await answer('RESULT');
      clearTimeout(timer);
      return result;
    },
    quit: () => child.stdin.end('quit\n'),
  };
}
