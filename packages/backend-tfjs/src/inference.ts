import { type InferenceProgram, type Plan, stream } from '@linnet/core';
import { createLifetime, type Lifetime } from './lifetime.js';
import { createModel, type Model } from './model.js';
import type { Runtime } from './runtime.js';

/** Compiles a plan to predict with. */
export const compileInference = (plan: Plan, runtime: Runtime): InferenceProgram =>
  inferenceOf(createModel(plan, runtime, [], noNoise), programLifetime());

// Predictions have none; nobody asks.
const noNoise = { of: () => stream(0) };

/** The members that every program has. Each runs as a step of its own, so nothing it makes is left behind. */
export function inferenceOf({ workspace, parameters, predict }: Model, { guard, end }: Lifetime): InferenceProgram {
  return {
    infer: guard((x, out) => predict(x, out)),
    read: guard(() => parameters.read()),
    write: guard((params) => workspace.step(() => parameters.write(params))),
    dispose: () => {
      if (end()) workspace.dispose();
    },
  };
}

/** How long a program may be used. */
export const programLifetime = (): Lifetime => createLifetime('This program was disposed; compile the plan again.');
