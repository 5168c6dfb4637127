import { type HeadedPlan, momentsOf, type Training } from '@linnet/core';
import type { PlaceSeen } from './grid-records.js';
import * as layout from './layout.js';
import { type ParameterLayout, parameterLayouts, type Width } from './parameter-layout.js';
import type { OptimizerRecord, Repertoire } from './repertoire.js';
import { type Stage, stagesOf } from './stages.js';

/** What a program is, before it has a place in memory. */
export interface ProgramParts extends HeadedPlan {
  readonly training: Training | undefined;
  readonly optimizer: OptimizerRecord | undefined;
  readonly stages: readonly Stage[];
  readonly layouts: readonly ParameterLayout[];
  /** Rows of the largest batch. */
  readonly batchSize: number;
  /** What each number starts as that the optimiser keeps for a number of a parameter. */
  readonly moments: readonly number[];
  readonly threads: number;
  readonly stateful: boolean;
  readonly width: Width;
  readonly placeSeen: PlaceSeen | undefined;
}

/** What is chosen for a program beside its plan. */
export type PartsOptions = Pick<ProgramParts, 'batchSize'> &
  Partial<Pick<ProgramParts, 'threads' | 'stateful' | 'width'>>;

/** The parts of a plan that was separated from its head. */
export function partsOf(
  headed: HeadedPlan,
  training: Training | undefined,
  { stages: make, optimizer, placeSeen }: Repertoire,
  { batchSize, threads = 1, stateful = false, width = 1 }: PartsOptions,
): ProgramParts {
  const stages = stagesOf(headed.plan, make);
  return {
    ...headed,
    training,
    optimizer: training === undefined ? undefined : optimizer(training.optimizer),
    stages,
    layouts: parameterLayouts(headed.plan, stages, width),
    moments: training === undefined ? [] : momentsOf(training.optimizer),
    batchSize,
    threads,
    stateful,
    width,
    placeSeen,
  };
}

/** Whether the gradient of a stage's values is needed: it, or one before it, has something to train. */
export function needsGradient({ plan, training, stages }: ProgramParts, index: number): boolean {
  if (training === undefined) return false;
  const trains = ({ params }: Stage): boolean =>
    Object.values(params).some((param) => param !== undefined && plan.params[param]?.trained === true);
  return stages.slice(0, index + 1).some(trains);
}

/** The way back multiplies by the transposed kernel: to what came in, or to the state of the step before. */
export function needsTransposed(parts: ProgramParts, param: number): boolean {
  // In lanes kernels are read in both directions as they are.
  if (parts.width > 1) return false;
  return parts.stages.some(
    ({ params, steps }, index) =>
      (params[layout.STAGE_KERNEL] === param && needsGradient(parts, index - 1)) ||
      (params[layout.STAGE_RECURRENT] === param && steps > 1 && needsGradient(parts, index)),
  );
}

/** Whether gradients are kept as a whole: their norms are told before they are used. */
export const keepsGradients = ({ training }: ProgramParts): boolean =>
  (training?.optimizer.clipping?.by ?? 'value') !== 'value';
