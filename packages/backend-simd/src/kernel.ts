import { packed } from './generated/kernel.js';
import { instantiate, type Kernel } from './instance.js';
import { createMemory } from './memory.js';
import { withOwnMemory } from './memory-type.js';

/** How a kernel is started. */
export interface KernelOptions {
  readonly threads: 1 | 2;
  readonly relaxed: boolean;
}

/** Unpacks, compiles and instantiates the kernel. What few ask for is loaded when it is asked for. */
export async function startKernel({ threads, relaxed }: KernelOptions): Promise<Kernel> {
  const plain = await unpack();
  const bytes = relaxed ? (await import('./relaxed.js')).relaxedVariant(plain) : plain;
  if (threads === 2) return (await import('./second-thread.js')).startTwoThreads(bytes);
  const module = await WebAssembly.compile(withOwnMemory(bytes));
  const memory = createMemory(false);
  return { functions: await instantiate(module, memory), memory, second: undefined };
}

/** The kernel's bytes; Node 20 and pages have no other decoder of base64 in common. */
async function unpack(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
