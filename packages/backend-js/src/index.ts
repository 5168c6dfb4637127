import { type Backend, defineBackend, type Plan, type Program, type Training } from '@linnet/core';
import { compileProgram, type Precision } from './program.js';
import { refuse } from './refuse.js';

/** Options of the `js` backend. */
export interface JsOptions {
  /** How parameters are kept between updates. `float64` makes the backend an oracle for others. Default `float32`. */
  readonly precision?: Precision;
}

/**
 * The `js` backend: plain loops in doubles, parameters rounded to single floats. It runs every plan, ops of one's own
 * included, gives the same bits on every engine, and is the reference that other backends are measured against.
 *
 * @example
 * ```ts
 * const model = sequential(2, [dense(1)]).compile({ backend: js, loss: 'meanSquaredError', optimizer: 'sgd' });
 * ```
 */
export const js = defineBackend({
  name: 'js',
  priority: 20,
  unavailable: () => undefined,
  load: async ({ precision = 'float32' }: JsOptions): Promise<Backend> => {
    const programs = new Set<Program>();
    const compile = (plan: Plan, training?: Training): Program => {
      const program = compileProgram(plan, training, precision);
      programs.add(program);
      const dispose = (): void => {
        program.dispose();
        programs.delete(program);
      };
      return { ...program, dispose };
    };
    return {
      name: 'js',
      refuse,
      compile,
      dispose: () => {
        for (const program of programs) program.dispose();
        programs.clear();
      },
    };
  },
});

export type { Precision };
