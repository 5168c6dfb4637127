import {
  type Backend,
  checkOptionNames,
  defineBackend,
  type Plan,
  type Program,
  type Training,
  unknownName,
} from '@linnet/core';
import { compileProgram, type Precision } from './program.js';
import { refuse } from './refuse.js';

/** Options of the `js` backend. */
export interface JsOptions {
  /** How parameters are kept between updates. `float64` makes the backend an oracle for others. Default `float32`. */
  readonly precision?: Precision;
}

const precisions: readonly Precision[] = ['float32', 'float64'];

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
  load: async (options: JsOptions): Promise<Backend> => {
    checkOptionNames('js', options, ['precision']);
    const { precision = 'float32' } = options;
    if (!precisions.includes(precision)) throw unknownName('precision', precision, precisions);
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
