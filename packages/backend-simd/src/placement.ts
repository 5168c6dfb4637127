import {
  type Activation,
  activations,
  type OptimizerSpec,
  type ParamSlot,
  sizeOf,
  type Training,
  targetShape,
} from '@linnet/core';
import * as layout from './layout.js';
import type { MemoryViews } from './memory.js';
import { gatesOf, lineBytes, type ParameterLayout, padded } from './parameter-layout.js';
import { needsGradient, needsTransposed, type ProgramParts } from './parts.js';
import type { Link, Stage } from './stages.js';

/** Where what JavaScript reads and writes of a program lies, in bytes. */
export interface Placement {
  /** From `program` on, in all. */
  readonly bytes: number;
  readonly program: number;
  /** Records of the lanes; 0 for a program alone. */
  readonly lanes: number;
  /** Values of each parameter; its moments stand behind them. */
  readonly params: readonly number[];
  /** States before the first step, as stretches of bytes. */
  readonly states: readonly (readonly [address: number, bytes: number])[];
  /** Room for the samples of one batch, and for its predictions: what is evaluated or predicted goes through here. */
  readonly staging: { readonly x: number; readonly y: number; readonly weights: number; readonly out: number };
}

/** Fields of a record and what they hold: words, and floats. */
type Fields = Readonly<Record<number, number>>;
type Put = (address: number, words: Fields, floats?: Fields) => void;
type Take = (bytes: number) => number;

/** How many bytes a program takes. */
export const bytesOf = (parts: ProgramParts): number => place(parts, 0, () => undefined).bytes;

/** Lays a program out from an address on, and writes the records that the kernel reads. */
export function placeProgram(parts: ProgramParts, base: number, { words, floats }: MemoryViews): Placement {
  const write = (to: Uint32Array | Float32Array, address: number, fields: Fields): void => {
    for (const [field, value] of Object.entries(fields)) to[(address + Number(field)) / 4] = value;
  };
  return place(parts, base, (address, integers, numbers = {}) => {
    write(words, address, integers);
    write(floats, address, numbers);
  });
}

/** Takes memory piece by piece; every address is known before a record that holds it is put. */
function place(parts: ProgramParts, base: number, put: Put): Placement {
  let next = base;
  const take: Take = (bytes) => {
    const at = next;
    // Each on cache lines of its own.
    next += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const { stages, layouts, plan, batchSize, training, width } = parts;
  const program = take(layout.PROGRAM_SIZE);
  const lanes = width === 1 ? 0 : take(width * layout.PROGRAM_SIZE);
  const paramRecords = take(layout.PARAM_SIZE * layouts.length);
  const params = layouts.map((own, index) => {
    const slot = plan.params[index];
    return slot === undefined ? 0 : placeParam(parts, own, index, slot, paramRecords, take, put);
  });
  const stageRecords = take(layout.STAGE_SIZE * stages.length);
  const states: [number, number][] = [];
  let gradient = 0;
  stages.forEach((stage, index) => {
    const record = (param: number | undefined): number =>
      param === undefined ? 0 : paramRecords + param * layout.PARAM_SIZE;
    const buffers = placeBuffers(parts, stage, needsGradient(parts, index), take);
    const links = take(layout.LINK_SIZE * stage.links.length);
    stage.links.forEach((link, number) => {
      putLink(links + number * layout.LINK_SIZE, link, put);
    });
    put(stageRecords + index * layout.STAGE_SIZE, {
      ...fieldsOf(stage, width),
      ...buffers,
      [layout.STAGE_INPUT_GRADIENT]: gradient,
      [layout.STAGE_LINKS]: links,
      [layout.STAGE_KERNEL]: record(stage.kernel),
      [layout.STAGE_BIAS]: record(stage.bias),
      [layout.STAGE_RECURRENT]: record(stage.recurrent),
    });
    gradient = buffers[layout.STAGE_GRADIENT] ?? 0;
    for (const field of [layout.STAGE_START, layout.STAGE_START_CELLS]) {
      const address = buffers[field] ?? 0;
      if (address !== 0) states.push([address, rowsOf(parts) * lineBytes(stage.units, width)]);
    }
  });
  const targets = training === undefined ? 0 : sizeOf(targetShape(plan.output, training.loss));
  // Lanes predict and evaluate through a program of their own.
  const staged = width === 1 ? batchSize * 4 : 0;
  const staging = {
    x: take(staged * sizeOf(plan.input)),
    y: take(staged * targets),
    weights: take(staged),
    out: take(staged * sizeOf(plan.output)),
  };
  const common = {
    [layout.PROGRAM_STAGES]: stageRecords,
    [layout.PROGRAM_PARAMS]: paramRecords,
    [layout.PROGRAM_LANES]: lanes,
    ...placeScratch(parts, take),
  };
  const rowLosses = take(width * rowsOf(parts) * 8);
  // A lane reads samples and writes results by a record of its own.
  for (let lane = lanes === 0 ? -1 : width - 1; lane >= -1; lane--) {
    putProgram(lane < 0 ? program : lanes + lane * layout.PROGRAM_SIZE, parts, put, {
      ...common,
      [layout.PROGRAM_ROW_LOSSES]: rowLosses + Math.max(lane, 0) * batchSize * 8,
    });
  }
  return { bytes: next - base, program, lanes, params, states, staging };
}

/** Rows of a batch as buffers hold them. */
const rowsOf = ({ batchSize, width }: ProgramParts): number => (width === 1 ? padded(batchSize) : batchSize);

/** What the program itself needs: the input, room for gradients, predictions where a head makes them. */
function placeScratch(parts: ProgramParts, take: Take): Fields {
  const { stages, layouts, head, threads, width } = parts;
  const [first, last] = [stages[0], stages.at(-1)];
  const lines = (stage: Stage | undefined, numbers: number): number =>
    rowsOf(parts) * (stage?.steps ?? 1) * lineBytes(numbers, width);
  const strip = 4 * Math.max(64, ...layouts.map(({ stride }) => stride));
  const results = lines(last, last?.units ?? 1);
  return {
    [layout.PROGRAM_INPUT]: take(lines(first, first?.inputs ?? 1)),
    [layout.PROGRAM_STRIP]: take(threads * strip),
    [layout.PROGRAM_STRIP_BYTES]: strip,
    [layout.PROGRAM_PREDICTIONS]: head === 'none' ? 0 : take(results),
    [layout.PROGRAM_SOFTPLUS]: head === 'sigmoid' ? take(results) : 0,
  };
}

const lossCodes = {
  meanSquaredError: layout.MEAN_SQUARED_ERROR,
  binaryCrossentropy: layout.BINARY_CROSSENTROPY,
  categoricalCrossentropy: layout.CATEGORICAL_CROSSENTROPY,
  sparseCategoricalCrossentropy: layout.SPARSE_CATEGORICAL_CROSSENTROPY,
};
const headCodes = { none: layout.NO_HEAD, sigmoid: layout.SIGMOID_HEAD, softmax: layout.SOFTMAX_HEAD };

function putProgram(address: number, parts: ProgramParts, put: Put, placed: Fields): void {
  const { plan, training, stages, batchSize, width } = parts;
  const [first, last] = [stages[0], stages.at(-1)];
  const steps = last?.sequences === true ? last.steps : 1;
  put(address, {
    ...placed,
    [layout.PROGRAM_STAGE_COUNT]: stages.length,
    [layout.PROGRAM_PARAM_COUNT]: plan.params.length,
    [layout.PROGRAM_BATCH_SIZE]: batchSize,
    [layout.PROGRAM_HEAD]: headCodes[parts.head],
    [layout.PROGRAM_INPUT_STRIDE]: lineBytes(first?.inputs ?? 1, width),
    [layout.PROGRAM_INPUT_STEPS]: first?.steps ?? 1,
    [layout.PROGRAM_INPUTS]: first?.inputs ?? 1,
    [layout.PROGRAM_OUTPUT_STEPS]: steps,
    [layout.PROGRAM_OUTPUTS]: last?.units ?? 1,
    [layout.PROGRAM_STATEFUL]: Number(parts.stateful),
  });
  if (training === undefined) return;
  const any = (has: (slot: ParamSlot) => boolean): number =>
    Number(plan.params.some((slot) => slot.trained && has(slot)));
  put(
    address,
    {
      [layout.PROGRAM_LOSS]: lossCodes[training.loss.kind],
      [layout.PROGRAM_TARGETS]: sizeOf(targetShape(plan.output, training.loss)) / steps,
      [layout.PROGRAM_REGULARIZED]: any(({ regularizer }) => regularizer !== undefined),
      [layout.PROGRAM_NORMED]: any(({ constraint }) => constraint?.kind === 'norm'),
      [layout.PROGRAM_MOMENTS]: parts.moments,
      ...variantOf(training.optimizer),
    },
    numbersOf(training),
  );
}

const variantOf = (spec: OptimizerSpec): Fields =>
  spec.kind === 'adam'
    ? { [layout.PROGRAM_OPTIMIZER]: layout.ADAM }
    : spec.kind === 'sgd'
      ? { [layout.PROGRAM_OPTIMIZER]: layout.SGD, [layout.PROGRAM_VARIANT]: Number(spec.nesterov) }
      : { [layout.PROGRAM_OPTIMIZER]: layout.RMSPROP, [layout.PROGRAM_VARIANT]: Number(spec.centered) };

function numbersOf({ optimizer: spec }: Training): Fields {
  if (spec.kind === 'sgd') return { [layout.PROGRAM_MOMENTUM]: spec.momentum };
  const adam = spec.kind === 'adam';
  return {
    [layout.PROGRAM_FIRST_SHARE]: adam ? 1 - spec.beta1 : 0,
    [layout.PROGRAM_SECOND_SHARE]: 1 - (adam ? spec.beta2 : spec.rho),
    [layout.PROGRAM_MOMENTUM]: adam ? 0 : spec.momentum,
    [layout.PROGRAM_EPSILON]: spec.epsilon,
  };
}

const unlimited = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Gives where the values lie. */
function placeParam(
  parts: ProgramParts,
  { rows, blocks, units, stride, bytes, width }: ParameterLayout,
  index: number,
  { shape, trained, regularizer, constraint }: ParamSlot,
  records: number,
  take: Take,
  put: Put,
): number {
  const values = take(bytes * (1 + parts.moments));
  const [low, high] = constraint?.kind === 'interval' ? constraint.to : unlimited;
  const norm = trained && constraint?.kind === 'norm' ? constraint : undefined;
  // In lanes the norm of a vector is that of a column of its numbers.
  const vector = shape.length === 1;
  const column = width > 1 && vector;
  put(
    records + index * layout.PARAM_SIZE,
    {
      [layout.PARAM_VALUES]: values,
      [layout.PARAM_BYTES]: bytes,
      [layout.PARAM_ROWS]: column ? units : rows,
      [layout.PARAM_STRIDE]: column ? 4 * width : stride,
      [layout.PARAM_COLUMNS]: column ? 4 * width : blocks === 1 ? units * 4 * width : stride,
      [layout.PARAM_TRANSPOSED]: needsTransposed(parts, index) ? take(stride * padded(rows)) : 0,
      [layout.PARAM_TRANSPOSED_STRIDE]: padded(rows) * 4,
      [layout.PARAM_TRAINED]: Number(trained),
      [layout.PARAM_NORMED]: norm === undefined ? 0 : vector && !column ? layout.NORM_OF_ALL : layout.NORM_OF_COLUMNS,
    },
    {
      [layout.PARAM_LOW]: low,
      [layout.PARAM_HIGH]: high,
      [layout.PARAM_NORM_LOW]: norm?.low ?? 0,
      [layout.PARAM_NORM_HIGH]: norm?.high ?? 0,
      [layout.PARAM_NORM_RATE]: norm?.rate ?? 0,
      [layout.PARAM_L1]: trained ? (regularizer?.l1 ?? 0) : 0,
      [layout.PARAM_L2]: trained ? (regularizer?.l2 ?? 0) : 0,
    },
  );
  return values;
}

const stageCodes = {
  copy: layout.COPY,
  dense: layout.DENSE,
  softmax: layout.SOFTMAX,
  simpleRnn: layout.SIMPLE_RNN,
  lstm: layout.LSTM,
  gru: layout.GRU,
};
const codeOf = (activation: Activation): number => activations.indexOf(activation);

const fieldsOf = (stage: Stage, width: ParameterLayout['width']): Fields => ({
  [layout.STAGE_KIND]: stageCodes[stage.kind],
  [layout.STAGE_STEPS]: stage.steps,
  [layout.STAGE_INPUTS]: stage.inputs,
  [layout.STAGE_INPUT_STRIDE]: lineBytes(stage.inputs, width),
  [layout.STAGE_UNITS]: stage.units,
  [layout.STAGE_STRIDE]: lineBytes(stage.units, width),
  [layout.STAGE_LINK_COUNT]: stage.links.length,
  [layout.STAGE_ACTIVATION]: codeOf(stage.activation),
  [layout.STAGE_RECURRENT_ACTIVATION]: codeOf(stage.recurrentActivation),
  [layout.STAGE_SEQUENCES]: Number(stage.sequences),
  [layout.STAGE_GATE_STRIDE]: lineBytes(stage.units, width) * gatesOf(stage.kind),
});

/** The buffers that a stage has, by field; 0 for those it does not have. */
function placeBuffers(parts: ProgramParts, stage: Stage, differentiated: boolean, take: Take): Fields {
  const { kind, steps, units, sequences, links } = stage;
  const step = rowsOf(parts) * lineBytes(units, parts.width);
  const all = step * steps;
  const gates = all * gatesOf(kind);
  const lstm = kind === 'lstm';
  const recurrent = lstm || kind === 'gru' || kind === 'simpleRnn';
  const when = (wanted: boolean, bytes: number): number => (wanted ? take(bytes) : 0);
  return {
    [layout.STAGE_VALUES]: when(!recurrent, all),
    [layout.STAGE_GRADIENT]: when(differentiated, sequences ? all : step),
    // Slopes of values whose gradient nobody needs are written all the same: the kernel has one way.
    [layout.STAGE_SLOPES]: when(parts.training !== undefined && links.length > 0, all),
    [layout.STAGE_GATES]: when(recurrent, gates),
    [layout.STAGE_RECURRENT_GATES]: when(kind === 'gru', gates),
    [layout.STAGE_STATES]: when(recurrent, all),
    [layout.STAGE_CELLS]: when(lstm, all),
    [layout.STAGE_CELL_RESULTS]: when(lstm, all),
    [layout.STAGE_START]: when(recurrent, step),
    [layout.STAGE_START_CELLS]: when(lstm, step),
    [layout.STAGE_STATE_GRADIENT]: when(recurrent && differentiated, step),
    [layout.STAGE_CELL_GRADIENT]: when(lstm && differentiated, step),
  };
}

function putLink(address: number, link: Link, put: Put): void {
  if (link.kind === 'dropout') {
    // A draw is below the rate exactly when it is below this whole number.
    const threshold = Math.ceil(link.rate * 4294967296);
    put(
      address,
      { [layout.LINK_THRESHOLD]: threshold, [layout.LINK_OP]: link.op },
      { [layout.LINK_KEPT]: 1 / (1 - link.rate) },
    );
    return;
  }
  const [low, high] = link.limits ?? unlimited;
  put(
    address,
    { [layout.LINK_ACTIVATION]: codeOf(link.activation), [layout.LINK_LIMITED]: Number(link.limits !== undefined) },
    { [layout.LINK_LOW]: low, [layout.LINK_HIGH]: high },
  );
}
