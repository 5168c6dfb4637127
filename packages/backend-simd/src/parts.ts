import { type HeadedPlan, momentsOf, type Plan, type Training } from '@linnet/core';
import { type ParameterLayout, parameterLayouts, type Width } from './parameter-layout.js';
import { type Stage, stagesOf } from './stages.js';

/** What a program is, before it has a place in memory. */
export interface ProgramParts {
  readonly plan: Plan;
  readonly head: HeadedPlan['head'];
  readonly training: Training | undefined;
  readonly stages: readonly Stage[];
  readonly layouts: readonly ParameterLayout[];
  /** Rows of the largest batch. */
  readonly batchSize: number;
  /** Numbers that the optimiser keeps for each number of a parameter. */
  readonly moments: number;
  readonly threads: number;
  readonly stateful: boolean;
  readonly width: Width;
}

/** What is chosen for a program beside its plan. */
export type PartsOptions = Pick<ProgramParts, 'batchSize'> &
  Partial<Pick<ProgramParts, 'threads' | 'stateful' | 'width'>>;

/** The parts of a plan that was separated from its head. */
export function partsOf(
  { plan, head }: HeadedPlan,
  training: Training | undefined,
  { batchSize, threads = 1, stateful = false, width = 1 }: PartsOptions,
): ProgramParts {
  const stages = stagesOf(plan);
  const moments = training === undefined ? 0 : momentsOf(training.optimizer);
  const layouts = parameterLayouts(plan, stages, width);
  return { plan, head, training, stages, layouts, moments, batchSize, threads, stateful, width };
}

/** Whether the gradient of a stage's values is needed: it, or one before it, has something to train. */
export function needsGradient({ plan, training, stages }: ProgramParts, index: number): boolean {
  if (training === undefined) return false;
  const trains = ({ kernel, recurrent, bias }: Stage): boolean =>
    [kernel, recurrent, bias].some((param) => param !== undefined && plan.params[param]?.trained === true);
  return stages.slice(0, index + 1).some(trains);
}

/** The way back multiplies by the transposed kernel: to what came in, or to the state of the step before. */
export function needsTransposed(parts: ProgramParts, param: number): boolean {
  // In lanes kernels are read in both directions as they are.
  if (parts.width > 1) return false;
  return parts.stages.some(
    ({ kernel, recurrent, steps }, index) =>
      (kernel === param && needsGradient(parts, index - 1)) ||
      (recurrent === param && steps > 1 && needsGradient(parts, index)),
  );
}
