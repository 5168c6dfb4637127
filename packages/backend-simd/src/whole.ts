// Everything that few pages need: pages that need some of it load all, in one go.
export { describe } from './describe.js';
export { compileLanes } from './lanes.js';

import { packed } from './generated/whole-kernel.js';
import { instantiate, type Kernel } from './instance.js';
import type { KernelOptions } from './kernels.js';
import { createMemory, type KernelMemory } from './memory.js';
import { withOwnMemory } from './memory-type.js';
import { unpack } from './unpack.js';
import { wholeRepertoire } from './whole-repertoire.js';

/** Starts the whole kernel, for one thread on the memory of the common one. What few ask for is loaded when it is asked for. */
export async function startWhole({ threads, relaxed }: KernelOptions, shared?: KernelMemory): Promise<Kernel> {
  const plain = await unpack(packed);
  const bytes = relaxed ? (await import('./relaxed.js')).relaxedVariant(plain) : plain;
  if (threads === 2) return startTwoThreads(bytes);
  const memory = shared ?? createMemory(false);
  const module = await WebAssembly.compile(withOwnMemory(bytes));
  return { repertoire: wholeRepertoire, functions: await instantiate(module, memory), memory, second: undefined };
}

async function startTwoThreads(bytes: Uint8Array<ArrayBuffer>): Promise<Kernel> {
  const { checkSharing, startSecondThread } = await import('./second-thread.js');
  checkSharing();
  const module = await WebAssembly.compile(bytes);
  const memory = createMemory(true);
  const functions = await instantiate(module, memory);
  return { repertoire: wholeRepertoire, functions, memory, second: await startSecondThread(module, memory) };
}
