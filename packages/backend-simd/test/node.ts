/** What tests need of Node; the package itself knows nothing of it, nor has it Node's types. */
interface NodeProcess {
  memoryUsage(): MemoryUsage;
  getBuiltinModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name];
}

interface NodeModules {
  readonly 'node:v8': { setFlagsFromString(flag: string): void };
  readonly 'node:vm': { runInNewContext(code: string): () => void };
  readonly 'node:worker_threads': { Worker: WorkerClass };
}

/** Bytes of each kind. */
export interface MemoryUsage {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly arrayBuffers: number;
}

/** A thread of Node. */
export interface NodeWorker {
  once(event: 'exit', listener: (code: number) => void): void;
}

type WorkerClass = new (...args: readonly unknown[]) => NodeWorker;

/** Node's `process`. */
export const { process: node } = globalThis as unknown as { readonly process: NodeProcess };
