import { LinnetError } from '@linnet/core';
import { fuse } from './fuse.js';
import { packed } from './generated/kernel.js';
import { createMemory, type KernelMemory } from './memory.js';
import { withOwnMemory } from './memory-type.js';
import { checkRelaxed } from './relaxed.js';
import { cannotShare, type SecondThread, startSecondThread } from './second-thread.js';

/** What the compiled kernel exports; addresses are those of records in its memory. */
export interface KernelFunctions {
  /** Gives 1 where the second thread, asked at `control`, did not come or fell behind; without it `control` is 0. */
  train(program: number, from: number, to: number, control: number): number;
  trainLanes(program: number, from: number, to: number): void;
  evaluate(program: number, rows: number): number;
  infer(program: number, rows: number): void;
  /** What regularizers add to the loss; numbers of a model lie `size` bytes apart, from `offset` on. */
  penalty(program: number, offset: number, size: number): number;
  refreshTransposed(program: number): void;
}

/** A kernel, the memory it works on, and the thread that helps it. */
export interface Kernel {
  readonly functions: KernelFunctions;
  readonly memory: KernelMemory;
  readonly second: SecondThread | undefined;
}

/** How a kernel is started. */
export interface KernelOptions {
  readonly threads: 1 | 2;
  readonly relaxed: boolean;
}

/** Unpacks, compiles and instantiates the kernel. */
export async function startKernel({ threads, relaxed }: KernelOptions): Promise<Kernel> {
  const shared = threads === 2;
  const problem = shared ? cannotShare() : undefined;
  if (problem !== undefined) throw new LinnetError('unavailable', `The simd backend cannot use 2 threads: ${problem}.`);
  const plain = await unpack();
  const bytes = relaxed ? fuse(plain) : plain;
  if (relaxed) checkRelaxed(bytes);
  const module = await WebAssembly.compile(shared ? bytes : withOwnMemory(bytes));
  const memory = createMemory(shared);
  const { exports } = await WebAssembly.instantiate(module, { env: { memory: memory.memory } });
  const second = shared ? await startSecondThread(module, memory) : undefined;
  // What the module exports is what assembly/index.ts exports.
  return { functions: exports as unknown as KernelFunctions, memory, second };
}

/** The kernel's bytes; Node 20 and pages have no other decoder of base64 in common. */
async function unpack(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
