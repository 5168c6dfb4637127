import { type HeadedPlan, momentsOf, type Plan, sizeOf, type Training, targetShape } from '@linnet/core';
import * as layout from './layout.js';
import { gatesOf, lineBytes, type ParameterLayout, padded, parameterLayouts, type Width } from './parameter-layout.js';
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

/** Where everything of a program lies, in bytes. */
export interface Placement {
  readonly bytes: number;
  readonly program: number;
  readonly params: readonly ParamPlace[];
  readonly stages: readonly StagePlace[];
  readonly paramRecords: number;
  readonly stageRecords: number;
  readonly linkRecords: readonly number[];
  readonly input: number;
  readonly strip: number;
  readonly stripBytes: number;
  readonly rowLosses: number;
  /** Records of the lanes, and the losses of each one's rows. */
  readonly lanes: number;
  readonly predictions: number;
  readonly softplus: number;
  /** Room for the samples of one batch, and for its predictions: what is evaluated or predicted goes through here. */
  readonly staging: { readonly x: number; readonly y: number; readonly weights: number; readonly out: number };
}

/** Where a parameter lies; its moments stand behind the values. */
export interface ParamPlace {
  readonly values: number;
  /** 0 where nobody needs the transposed copy. */
  readonly transposed: number;
}

/** Where the buffers of a stage lie; 0 for those it does not have. */
export interface StagePlace {
  readonly values: number;
  readonly gradient: number;
  readonly slopes: number;
  readonly gates: number;
  readonly recurrentGates: number;
  readonly states: number;
  readonly cells: number;
  readonly cellResults: number;
  readonly start: number;
  readonly startCells: number;
  readonly stateGradient: number;
  readonly cellGradient: number;
}

/** Parts of a plan that was separated from its head. */
export function partsOf(
  { plan, head }: HeadedPlan,
  training: Training | undefined,
  { batchSize, threads = 1, stateful = false, width = 1 }: PartsOptions,
): ProgramParts {
  const stages = stagesOf(plan);
  const moments = training === undefined ? 0 : momentsOf(training.optimizer);
  return {
    plan,
    head,
    training,
    stages,
    layouts: parameterLayouts(plan, stages, width),
    moments,
    batchSize,
    threads,
    stateful,
    width,
  };
}

/** Whether the gradient of a stage's values is needed: it, or one before it, has something to train. */
export function needsGradient({ plan, training, stages }: ProgramParts, index: number): boolean {
  if (training === undefined) return false;
  const trains = ({ kernel, recurrent, bias }: Stage): boolean =>
    [kernel, recurrent, bias].some((param) => param !== undefined && plan.params[param]?.trained === true);
  return stages.slice(0, index + 1).some(trains);
}

/** Lays out a program from an address on. */
export function place(parts: ProgramParts, base: number): Placement {
  let next = base;
  const take = (bytes: number): number => {
    const at = next;
    // Each on cache lines of its own.
    next += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const { stages, layouts, plan, batchSize, threads, training, width } = parts;
  const rows = width === 1 ? padded(batchSize) : batchSize;
  const program = take(layout.PROGRAM_SIZE);
  const paramRecords = take(layout.PARAM_SIZE * layouts.length);
  const stageRecords = take(layout.STAGE_SIZE * stages.length);
  const linkRecords = stages.map(({ links }) => take(layout.LINK_SIZE * links.length));
  const params = layouts.map((own, index) => placeParam(parts, own, index, take));
  const first = stages[0];
  const input = take(rows * (first?.steps ?? 1) * lineBytes(first?.inputs ?? 1, width));
  const placed = stages.map((stage, index) => placeStage(stage, rows, needsGradient(parts, index), parts, take));
  const stripBytes = 4 * Math.max(64, ...layouts.map(({ stride }) => stride));
  const outputs = sizeOf(plan.output);
  const targets = training === undefined ? 0 : sizeOf(targetShape(plan.output, training.loss));
  const last = stages.at(-1);
  const results = rows * (last?.steps ?? 1) * lineBytes(last?.units ?? 1, width);
  return {
    program,
    paramRecords,
    stageRecords,
    linkRecords,
    params,
    input,
    stages: placed,
    strip: take(threads * stripBytes),
    stripBytes,
    rowLosses: take(width * rows * 8),
    lanes: width === 1 ? 0 : take(width * layout.PROGRAM_SIZE),
    predictions: parts.head === 'none' ? 0 : take(results),
    softplus: parts.head === 'sigmoid' ? take(results) : 0,
    staging: {
      x: take(batchSize * sizeOf(plan.input) * 4),
      y: take(batchSize * targets * 4),
      weights: take(batchSize * 4),
      out: take(batchSize * outputs * 4),
    },
    bytes: next - base,
  };
}

type Take = (bytes: number) => number;

function placeParam(parts: ProgramParts, own: ParameterLayout, index: number, take: Take): ParamPlace {
  const values = take(own.bytes * (1 + parts.moments));
  const transposedBytes = own.stride * padded(own.rows);
  return { values, transposed: needsTransposed(parts, index) ? take(transposedBytes) : 0 };
}

/** The way back multiplies by the transposed kernel: to what came in, or to the state of the step before. */
function needsTransposed(parts: ProgramParts, param: number): boolean {
  // In lanes kernels are read in both directions as they are.
  if (parts.width > 1) return false;
  return parts.stages.some(
    ({ kernel, recurrent, steps }, index) =>
      (kernel === param && index > 0 && needsGradient(parts, index - 1)) ||
      (recurrent === param && steps > 1 && needsGradient(parts, index)),
  );
}

function placeStage(stage: Stage, rows: number, differentiated: boolean, parts: ProgramParts, take: Take): StagePlace {
  const { kind, steps, units, sequences, links } = stage;
  const step = rows * lineBytes(units, parts.width);
  const all = step * steps;
  const gates = step * gatesOf(kind);
  const recurrent = kind === 'lstm' || kind === 'gru' || kind === 'simpleRnn';
  const when = (wanted: boolean, bytes: number): number => (wanted ? take(bytes) : 0);
  const lstm = kind === 'lstm';
  return {
    values: when(!recurrent, all),
    gradient: when(differentiated, sequences ? all : step),
    // Slopes of values whose gradient nobody needs are written all the same: the kernel has one way.
    slopes: when(parts.training !== undefined && links.length > 0, all),
    gates: when(recurrent, gates * steps),
    recurrentGates: when(kind === 'gru', gates * steps),
    states: when(recurrent, all),
    cells: when(lstm, all),
    cellResults: when(lstm, all),
    start: when(recurrent, step),
    startCells: when(lstm, step),
    stateGradient: when(recurrent && differentiated, step),
    cellGradient: when(lstm && differentiated, step),
  };
}
