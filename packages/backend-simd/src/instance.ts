import type { KernelMemory } from './memory.js';
import type { ProgramParts } from './parts.js';
import type { Repertoire } from './repertoire.js';

/** What the compiled kernel exports; addresses are those of records in its memory. */
export interface KernelFunctions {
  /** Gives 1 where the second thread, asked at `control`, did not come or fell behind; without it `control` is 0. */
  train(program: number, from: number, to: number, control: number): number;
  trainLanes(program: number, from: number, to: number): void;
  evaluate(program: number, rows: number): number;
  infer(program: number, rows: number): void;
  /** What regularizers add to the loss; numbers of a model lie `size` bytes apart, from `offset` on. */
  penalty(program: number, offset: number, size: number): number;
  /** After parameters were written: what is kept of them beside. */
  refresh(program: number): void;
}

/** A worker that shares passes with the thread that calls. */
export interface SecondThread {
  /** What helps with the passes of a program; undefined for one that is not worth it, or cannot be shared. */
  helperFor(parts: ProgramParts): Helper | undefined;
  dispose(): void;
}

/** The second thread, as a program sees it. */
export interface Helper {
  /** Where both find what they share; 0 while it is better to go on alone. */
  control(): number;
  /** Tells how a pass went: whether the second thread did not come, or fell behind. */
  judge(behind: boolean): void;
}

/** A kernel, what it runs, the memory it works on, and the thread that helps it. */
export interface Kernel {
  readonly repertoire: Repertoire;
  readonly functions: KernelFunctions;
  readonly memory: KernelMemory;
  readonly second: SecondThread | undefined;
}

/** An instance of the kernel on a memory. */
export async function instantiate(module: WebAssembly.Module, memory: KernelMemory): Promise<KernelFunctions> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory: memory.memory } });
  // What the module exports is what assembly/index.ts exports.
  return exports as unknown as KernelFunctions;
}
