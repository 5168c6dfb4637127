import {
  type Backend,
  checkOptionNames,
  defineBackend,
  type InferenceProgram,
  LinnetError,
  type Plan,
  showValue,
  type Training,
} from '@linnet/core';
import { type KernelOptions, type Kernels, startKernels } from './kernels.js';
import { compileInference, compileStateful, compileTraining } from './program.js';
import { refuse } from './refuse.js';
import { unavailable } from './unavailable.js';

/** Options of the `simd` backend. */
export interface SimdOptions {
  /**
   * 2 lets a second thread do half of every step of a model that is large enough, with the same results to the bit. It
   * needs shared memory: in Node it is there, a page has it when it is cross-origin isolated. When somebody else keeps
   * that thread's core busy, passes go on without it. Default 1.
   */
  readonly threads?: 1 | 2;
  /**
   * Fused multiply-adds: a little faster, with other last digits, which depend on the machine
   * and on whether a row is alone. In Node 20 it sets a flag
   * of the engine for the whole process. Default false.
   */
  readonly relaxed?: boolean;
}

/**
 * The `simd` backend: a WebAssembly kernel that trains small networks on the CPU, in Node and in pages. It gives the
 * same bits on every engine. What it cannot run it refuses, with the reason.
 *
 * @example
 * ```ts
 * const model = sequential(2, [dense(1)]).compile({ backend: simd, loss: 'meanSquaredError', optimizer: 'sgd' });
 * ```
 */
export const simd = defineBackend({
  name: 'simd',
  priority: 30,
  unavailable,
  load: async (options: SimdOptions): Promise<Backend> => {
    const chosen = checked(options);
    return createBackend(await startKernels(chosen), chosen);
  },
});

function checked(options: SimdOptions): KernelOptions {
  checkOptionNames('simd', options, ['threads', 'relaxed']);
  const { threads = 1, relaxed = false } = options;
  if (threads !== 1 && threads !== 2) {
    throw new LinnetError('bad-option', `The option threads of the simd backend is ${showValue(threads)}; use 1 or 2.`);
  }
  if (typeof relaxed !== 'boolean') {
    throw new LinnetError('bad-option', `The option relaxed of the simd backend is ${relaxed}; use true or false.`);
  }
  return { threads, relaxed };
}

function createBackend(kernels: Kernels, { relaxed }: KernelOptions): Backend {
  const programs = new Set<InferenceProgram>();
  const held = <P extends InferenceProgram>(program: P): P => {
    const dispose = (): void => {
      program.dispose();
      programs.delete(whole);
    };
    const whole = { ...program, dispose };
    programs.add(whole);
    return whole;
  };
  const compile = (plan: Plan, training?: Training): InferenceProgram => {
    const kernel = kernels.kernelFor(plan, training);
    return held(training === undefined ? compileInference(kernel, plan) : compileTraining(kernel, plan, training));
  };
  return {
    name: 'simd',
    ...(relaxed ? { variant: 'relaxed' } : {}),
    refuse,
    prepare: kernels.prepare,
    describe: async (plan, training) => (await import('./whole.js')).describe(plan, training),
    // The overloads of the contract say which of the two it is.
    compile: compile as Backend['compile'],
    compileStateful: (plan) => held(compileStateful(kernels.kernelFor(plan), plan)),
    compileLanes: async (plan, training, lanes) => {
      const { compileLanes } = await import('./whole.js');
      return compileLanes(await kernels.whole(), plan, training, lanes).map(held);
    },
    dispose: () => {
      for (const program of [...programs]) program.dispose();
      kernels.dispose();
    },
  };
}
