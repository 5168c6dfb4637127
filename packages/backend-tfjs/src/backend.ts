import {
  type Backend,
  checkAccepts,
  type InferenceProgram,
  type Plan,
  type Program,
  type Training,
} from '@linnet/core';
import { compileInference } from './inference.js';
import { refuse } from './refuse.js';
import type { Runtime } from './runtime.js';
import { compileTraining } from './training.js';

/** A backend over a runtime. Disposing it disposes its programs; tfjs itself stays loaded, others may use it. */
export function createBackend(name: string, runtime: Runtime): Backend {
  const programs = new Set<InferenceProgram>();
  const tracked = <P extends InferenceProgram>(program: P): P => {
    const { dispose } = program;
    const tracked: P = {
      ...program,
      dispose: () => {
        dispose();
        programs.delete(tracked);
      },
    };
    programs.add(tracked);
    return tracked;
  };
  function compile(plan: Plan): InferenceProgram;
  function compile(plan: Plan, training: Training): Program;
  function compile(plan: Plan, training?: Training): InferenceProgram | Program {
    checkAccepts(backend, plan, training);
    return tracked(training === undefined ? compileInference(plan, runtime) : compileTraining(plan, training, runtime));
  }
  const backend: Backend = {
    name,
    refuse,
    compile,
    dispose: () => {
      for (const program of programs) program.dispose();
    },
  };
  return backend;
}
