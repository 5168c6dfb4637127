import {
  type Backend,
  checkOptionNames,
  defineBackend,
  type InferenceProgram,
  type Plan,
  type Program,
  type Training,
  unknownName,
} from '@linnet/core';
import { compileInference, compileStateful } from './inference.js';
import type { Precision } from './precision.js';
import { refuse } from './refuse.js';
import { compileTraining } from './training.js';

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
    const programs = new Set<InferenceProgram>();
    /** Notes the program until it is disposed. */
    const noted = <Kind extends InferenceProgram>(program: Kind): Kind => {
      programs.add(program);
      const dispose = (): void => {
        program.dispose();
        programs.delete(program);
      };
      return { ...program, dispose };
    };
    function compile(plan: Plan): InferenceProgram;
    function compile(plan: Plan, training: Training): Program;
    function compile(plan: Plan, training?: Training): InferenceProgram {
      return noted(training === undefined ? compileInference(plan) : compileTraining(plan, training, precision));
    }
    return {
      name: 'js',
      refuse,
      compile,
      compileStateful: (plan) => noted(compileStateful(plan)),
      dispose: () => {
        for (const program of programs) program.dispose();
        programs.clear();
      },
    };
  },
});

export type { Precision };
