import { LinnetError, type Plan, type Training } from '@linnet/core';
import { packed } from './generated/common-kernel.js';
import { instantiate, type Kernel } from './instance.js';
import { createMemory } from './memory.js';
import { needsWhole } from './needs-whole.js';
import { commonRepertoire } from './repertoire.js';
import { unpack } from './unpack.js';

/** How kernels are started. */
export interface KernelOptions {
  readonly threads: 1 | 2;
  readonly relaxed: boolean;
}

/** The kernels of a backend: the common one from the start, the whole one when something needs it. */
export interface Kernels {
  /** The one for a plan. @throws LinnetError `unavailable` where `prepare` was not awaited. */
  kernelFor(plan: Plan, training?: Training): Kernel;
  prepare(plan: Plan, training?: Training): Promise<void>;
  whole(): Promise<Kernel>;
  dispose(): void;
}

/** Starts the common kernel; or the whole one, where options ask for what only that has. */
export async function startKernels(options: KernelOptions): Promise<Kernels> {
  const special = options.threads === 2 || options.relaxed;
  const common = special ? undefined : await startCommon();
  let [whole, loading]: [Kernel | undefined, Promise<Kernel> | undefined] = [undefined, undefined];
  const load = async (): Promise<Kernel> => {
    loading ??= import('./whole.js').then(({ startWhole }) => startWhole(options, common?.memory));
    try {
      whole = await loading;
      return whole;
    } catch (cause) {
      loading = undefined;
      throw notLoaded(cause);
    }
  };
  if (special) await load();
  return {
    kernelFor: (plan, training) => {
      const kernel = common === undefined || needsWhole(plan, training) ? whole : common;
      if (kernel !== undefined) return kernel;
      throw new LinnetError(
        'unavailable',
        'Await prepare(plan, training) of the simd backend before this plan is compiled.',
      );
    },
    prepare: async (plan, training) => {
      if (needsWhole(plan, training)) await load();
    },
    whole: load,
    dispose: () => whole?.second?.dispose(),
  };
}

async function startCommon(): Promise<Kernel> {
  const memory = createMemory(false);
  const module = await WebAssembly.compile(await unpack(packed));
  return { repertoire: commonRepertoire, functions: await instantiate(module, memory), memory, second: undefined };
}

const notLoaded = (cause: unknown): unknown =>
  LinnetError.is(cause)
    ? cause
    : new LinnetError('unavailable', `The simd backend did not load all of its kernel: ${String(cause)}`, { cause });
