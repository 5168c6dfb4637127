import { LinnetError } from '@linnet/core';
import type { SecondThread } from './instance.js';
import { CONTROL_PATIENCE, CONTROL_SIZE } from './layout.js';
import type { KernelMemory } from './memory.js';
import { nodeModule } from './node-module.js';
import type { ProgramParts } from './parts.js';

/** What a worker needs to run the kernel; it waits for passes, and never ends by itself. */
const program = `({ module, memory, control }) => {
  const { work } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  for (let pass = 0; ; ) pass = work(control, pass);
}`;

/** Looks for the second thread before it is told to leave: some 300 microseconds, and about as long as half a step. */
const [leastPatience, patienceShare] = [400_000, 0.075];

/** Passes to go alone after one in which the second thread was late: 1, then 3, 7, ... up to one less than this. */
const longestPause = 256;

/** Throws LinnetError `unavailable` where memory cannot be shared. */
export function checkSharing(): void {
  if (typeof SharedArrayBuffer !== 'undefined') return;
  throw new LinnetError(
    'unavailable',
    'Two threads need shared memory. A page has it when it is served with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp; or use one thread.',
  );
}

/**
 * Starts a second thread on the shared memory of a kernel.
 * @throws LinnetError `unavailable` where there are no workers.
 */
export async function startSecondThread(module: WebAssembly.Module, memory: KernelMemory): Promise<SecondThread> {
  const control = memory.allocate(CONTROL_SIZE);
  const stop = await startWorker({ module, memory: memory.memory, control });
  let [pause, left] = [1, 0];
  let disposed = false;
  const ask = (multiplications: number): number => {
    if (disposed) return 0;
    if (left > 0) {
      left -= 1;
      return 0;
    }
    const patience = leastPatience + multiplications * patienceShare;
    memory.views().words[(control + CONTROL_PATIENCE) / 4] = Math.min(patience, 0xffffffff);
    return control;
  };
  const judge = (behind: boolean): void => {
    // A core that is taken stays taken for a while: asking again costs time each time.
    pause = behind ? Math.min(pause * 2, longestPause) : 1;
    left = behind ? pause - 1 : 0;
  };
  return {
    helperFor: (parts) => {
      const work = multiplicationsOf(parts);
      if (parts.batchSize < 8 || work < leastShared || !canShare(parts)) return undefined;
      return { control: () => ask(work), judge };
    },
    dispose: () => {
      disposed = true;
      stop();
    },
  };
}

/** Sums over a whole batch cannot be shared. */
const canShare = ({ stages }: ProgramParts): boolean => stages.every(({ wholeBatch }) => wholeBatch !== true);

/** Meeting twice a step takes a second thread about as long as 50,000 multiplications. */
const leastShared = 200_000;

/** About how many multiplications a step takes: forward, and back to inputs and parameters. */
function multiplicationsOf({ stages, layouts, batchSize }: ProgramParts): number {
  const products = stages.flatMap(({ params, steps }) =>
    Object.values(params).map((param) => (steps * (layouts[param ?? -1]?.bytes ?? 0)) / 4),
  );
  return 3 * batchSize * products.reduce((sum, count) => sum + count, 0);
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

function startWorker(data: object): Promise<() => void> {
  const threads = nodeModule('node:worker_threads') as NodeThreads | undefined;
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
