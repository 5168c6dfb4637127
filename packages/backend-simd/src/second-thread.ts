import { LinnetError } from '@linnet/core';
import { instantiate, type Kernel, type SecondThread } from './instance.js';
import { CONTROL_PATIENCE, CONTROL_SIZE } from './layout.js';
import { createMemory, type KernelMemory } from './memory.js';

/** What a worker needs to run the kernel; it waits for passes, and never ends by itself. */
const program = `({ module, memory, control }) => {
  const { work } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  for (let pass = 0; ; ) pass = work(control, pass);
}`;

/** Looks for the second thread before it is told to leave: some 300 microseconds, and about as long as half a step. */
const [leastPatience, patienceShare] = [400_000, 0.075];

/** Passes to go alone after one in which the second thread was late: 1, then 3, 7, ... up to one less than this. */
const longestPause = 256;

/**
 * Starts a kernel on shared memory, and a second thread on the same.
 * @throws LinnetError `unavailable` where memory cannot be shared, or there are no workers.
 */
export async function startTwoThreads(bytes: Uint8Array<ArrayBuffer>): Promise<Kernel> {
  if (typeof SharedArrayBuffer === 'undefined') {
    throw new LinnetError(
      'unavailable',
      'Two threads need shared memory. A page has it when it is served with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp; or use one thread.',
    );
  }
  const module = await WebAssembly.compile(bytes);
  const memory = createMemory(true);
  return { functions: await instantiate(module, memory), memory, second: await startSecondThread(module, memory) };
}

async function startSecondThread(module: WebAssembly.Module, memory: KernelMemory): Promise<SecondThread> {
  const control = memory.allocate(CONTROL_SIZE);
  const stop = await startWorker({ module, memory: memory.memory, control });
  let [pause, left] = [1, 0];
  let disposed = false;
  return {
    control: (multiplications) => {
      if (disposed) return 0;
      if (left > 0) {
        left -= 1;
        return 0;
      }
      const patience = leastPatience + multiplications * patienceShare;
      memory.views().words[(control + CONTROL_PATIENCE) / 4] = Math.min(patience, 0xffffffff);
      return control;
    },
    judge: (behind) => {
      // A core that is taken stays taken for a while: asking again costs time each time.
      pause = behind ? Math.min(pause * 2, longestPause) : 1;
      left = behind ? pause - 1 : 0;
    },
    dispose: () => {
      disposed = true;
      stop();
    },
  };
}

interface NodeWorker {
  once(event: 'message' | 'error', listener: (value: unknown) => void): void;
  unref(): void;
  terminate(): Promise<number>;
}
interface NodeThreads {
  readonly Worker: new (
    code: string,
    options: { readonly eval: true; readonly execArgv: readonly string[]; readonly workerData: unknown },
  ) => NodeWorker;
}

/** Node's own modules, without an import that bundlers for pages would stumble over. */
function nodeThreads(): NodeThreads | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:worker_threads') as NodeThreads | undefined;
}

function startWorker(data: object): Promise<() => void> {
  const threads = nodeThreads();
  return threads === undefined ? startPageWorker(data) : startNodeWorker(threads, data);
}

function startNodeWorker({ Worker }: NodeThreads, data: object): Promise<() => void> {
  const code = `const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(0); (${program})(workerData);`;
  // Without the flags of this process: with --input-type=module the code above would be a module, without `require`.
  const worker = new Worker(code, { eval: true, execArgv: [], workerData: data });
  return new Promise((resolve, reject) => {
    worker.once('error', (cause) => reject(notStarted(cause)));
    worker.once('message', () => {
      // A program that is done ends, whether or not a thread waits for work.
      worker.unref();
      resolve(() => void worker.terminate());
    });
  });
}

function startPageWorker(data: object): Promise<() => void> {
  const url = URL.createObjectURL(
    new Blob([`onmessage = ({ data }) => { postMessage(0); (${program})(data); };`], { type: 'text/javascript' }),
  );
  const worker = new Worker(url);
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(notStarted(event.message));
    worker.onmessage = () => {
      URL.revokeObjectURL(url);
      resolve(() => worker.terminate());
    };
    worker.postMessage(data);
  });
}

const notStarted = (cause: unknown): LinnetError =>
  new LinnetError(
    'unavailable',
    `The second thread of the simd backend did not start: ${String(cause)}. Use one thread.`,
    {
      cause,
    },
  );
