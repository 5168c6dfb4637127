import { type Backend, loadBackend } from '@linnet/core';
import { type SimdOptions, simd } from '../src/index.js';
import { type MemoryUsage, node } from './node.js';

node.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
const collect = node.getBuiltinModule('node:vm').runInNewContext('gc');

/** What is held once everything that nobody needs is gone, in bytes. */
export function held(): MemoryUsage {
  // What a first collection lets go of may hold something that the second one finds.
  for (let round = 0; round < 6; round++) collect();
  return node.memoryUsage();
}

/**
 * By how many bytes some work made the heap grow, in the best of three rounds: the engine keeps notes and code of its own
 * now and then, and what is left behind is left behind in every round.
 */
export async function heapGrowth(work: () => void | Promise<void>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 6; round++) {
    const before = held();
    await work();
    const after = held();
    rounds.push(after.heapUsed + after.external - before.heapUsed - before.external);
  }
  return Math.min(...rounds);
}

/** A backend, and how many bytes its WebAssembly memory has. */
export async function watched(options: SimdOptions = {}): Promise<{ backend: Backend; bytes: () => number }> {
  const { Memory } = WebAssembly;
  let memory: WebAssembly.Memory | undefined;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memory = this;
    }
  };
  try {
    const backend = await loadBackend(simd, options);
    return { backend, bytes: () => memory?.buffer.byteLength ?? 0 };
  } finally {
    WebAssembly.Memory = Memory;
  }
}
