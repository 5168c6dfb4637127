import {
  type Activation,
  activations,
  type Constraint,
  type OptimizerSpec,
  type ParamSlot,
  sizeOf,
  targetShape,
} from '@linnet/core';
import * as layout from './layout.js';
import type { MemoryViews } from './memory.js';
import { gatesOf, lineBytes, type ParameterLayout, padded } from './parameter-layout.js';
import { needsGradient, type ParamPlace, type Placement, type ProgramParts } from './placement.js';
import type { Link, Stage } from './stages.js';

/** Writes the fields of one record. */
interface RecordWriter {
  word(field: number, value: number): void;
  float(field: number, value: number): void;
}

const writerAt = ({ words, floats }: MemoryViews, address: number): RecordWriter => ({
  word: (field, value) => {
    words[(address + field) / 4] = value;
  },
  float: (field, value) => {
    floats[(address + field) / 4] = value;
  },
});

/** Writes all records of a program: what the kernel reads. */
export function writeRecords(views: MemoryViews, parts: ProgramParts, at: Placement): void {
  writeProgram(writerAt(views, at.program), parts, at);
  if (at.lanes !== 0) for (let lane = 0; lane < parts.width; lane++) writeLane(views, lane, parts, at);
  parts.layouts.forEach((own, index) => {
    const [slot, place] = [parts.plan.params[index], at.params[index]];
    if (slot === undefined || place === undefined) return;
    writeParam(writerAt(views, at.paramRecords + index * layout.PARAM_SIZE), slot, own, place);
  });
  parts.stages.forEach((stage, index) => {
    writeStage(writerAt(views, at.stageRecords + index * layout.STAGE_SIZE), stage, index, parts, at);
    stage.links.forEach((link, number) => {
      writeLink(writerAt(views, (at.linkRecords[index] ?? 0) + number * layout.LINK_SIZE), link);
    });
  });
}

const lossCodes = {
  meanSquaredError: layout.MEAN_SQUARED_ERROR,
  binaryCrossentropy: layout.BINARY_CROSSENTROPY,
  categoricalCrossentropy: layout.CATEGORICAL_CROSSENTROPY,
  sparseCategoricalCrossentropy: layout.SPARSE_CATEGORICAL_CROSSENTROPY,
};
const headCodes = { none: layout.NO_HEAD, sigmoid: layout.SIGMOID_HEAD, softmax: layout.SOFTMAX_HEAD };

function writeProgram({ word, float }: RecordWriter, parts: ProgramParts, at: Placement): void {
  const { plan, training, stages, batchSize } = parts;
  const [first, last] = [stages[0], stages.at(-1)];
  const steps = last === undefined || !last.sequences ? 1 : last.steps;
  word(layout.PROGRAM_STAGES, at.stageRecords);
  word(layout.PROGRAM_STAGE_COUNT, stages.length);
  word(layout.PROGRAM_PARAMS, at.paramRecords);
  word(layout.PROGRAM_PARAM_COUNT, plan.params.length);
  word(layout.PROGRAM_BATCH_SIZE, batchSize);
  word(layout.PROGRAM_HEAD, headCodes[parts.head]);
  word(layout.PROGRAM_STRIP, at.strip);
  word(layout.PROGRAM_STRIP_BYTES, at.stripBytes);
  word(layout.PROGRAM_INPUT, at.input);
  word(layout.PROGRAM_INPUT_STRIDE, lineBytes(first?.inputs ?? 1, parts.width));
  word(layout.PROGRAM_INPUT_STEPS, first?.steps ?? 1);
  word(layout.PROGRAM_INPUTS, first?.inputs ?? 1);
  word(layout.PROGRAM_OUTPUT_STEPS, steps);
  word(layout.PROGRAM_OUTPUTS, last?.units ?? 1);
  word(layout.PROGRAM_ROW_LOSSES, at.rowLosses);
  word(layout.PROGRAM_PREDICTIONS, at.predictions);
  word(layout.PROGRAM_SOFTPLUS, at.softplus);
  word(layout.PROGRAM_LANES, at.lanes);
  word(layout.PROGRAM_STATEFUL, Number(parts.stateful));
  if (training === undefined) return;
  word(layout.PROGRAM_LOSS, lossCodes[training.loss.kind]);
  word(layout.PROGRAM_TARGETS, sizeOf(targetShape(plan.output, training.loss)) / steps);
  word(layout.PROGRAM_REGULARIZED, Number(plan.params.some(({ trained, regularizer }) => trained && regularizer)));
  word(
    layout.PROGRAM_NORMED,
    Number(plan.params.some(({ trained, constraint }) => trained && constraint?.kind === 'norm')),
  );
  word(layout.PROGRAM_MOMENTS, parts.moments);
  writeOptimizer({ word, float }, training.optimizer);
}

/** A lane reads samples and writes results by a record of its own. */
function writeLane(views: MemoryViews, lane: number, parts: ProgramParts, at: Placement): void {
  const writer = writerAt(views, at.lanes + lane * layout.PROGRAM_SIZE);
  writeProgram(writer, parts, at);
  writer.word(layout.PROGRAM_ROW_LOSSES, at.rowLosses + lane * parts.batchSize * 8);
}

function writeOptimizer({ word, float }: RecordWriter, spec: OptimizerSpec): void {
  switch (spec.kind) {
    case 'sgd':
      word(layout.PROGRAM_OPTIMIZER, layout.SGD);
      float(layout.PROGRAM_MOMENTUM, spec.momentum);
      word(layout.PROGRAM_VARIANT, Number(spec.nesterov));
      return;
    case 'adam':
      word(layout.PROGRAM_OPTIMIZER, layout.ADAM);
      float(layout.PROGRAM_FIRST_SHARE, 1 - spec.beta1);
      float(layout.PROGRAM_SECOND_SHARE, 1 - spec.beta2);
      float(layout.PROGRAM_EPSILON, spec.epsilon);
      return;
    case 'rmsprop':
      word(layout.PROGRAM_OPTIMIZER, layout.RMSPROP);
      float(layout.PROGRAM_SECOND_SHARE, 1 - spec.rho);
      float(layout.PROGRAM_MOMENTUM, spec.momentum);
      float(layout.PROGRAM_EPSILON, spec.epsilon);
      word(layout.PROGRAM_VARIANT, Number(spec.centered));
  }
}

const unlimited = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

function writeParam(
  { word, float }: RecordWriter,
  { shape, trained, regularizer, constraint }: ParamSlot,
  { rows, blocks, units, stride, bytes, width }: ParameterLayout,
  { values, transposed }: ParamPlace,
): void {
  const [low, high] = constraint?.kind === 'interval' ? constraint.to : unlimited;
  word(layout.PARAM_VALUES, values);
  word(layout.PARAM_BYTES, bytes);
  // In lanes the norm of a vector is that of a column of its numbers.
  const column = width > 1 && shape.length === 1;
  word(layout.PARAM_ROWS, column ? units : rows);
  word(layout.PARAM_STRIDE, column ? 4 * width : stride);
  word(layout.PARAM_COLUMNS, column ? 4 * width : blocks === 1 ? units * 4 * width : stride);
  word(layout.PARAM_TRANSPOSED, transposed);
  word(layout.PARAM_TRANSPOSED_STRIDE, padded(rows) * 4);
  word(layout.PARAM_TRAINED, Number(trained));
  float(layout.PARAM_LOW, low);
  float(layout.PARAM_HIGH, high);
  float(layout.PARAM_L1, trained ? (regularizer?.l1 ?? 0) : 0);
  float(layout.PARAM_L2, trained ? (regularizer?.l2 ?? 0) : 0);
  if (trained && constraint?.kind === 'norm') writeNorm({ word, float }, constraint, shape.length === 1 && !column);
}

function writeNorm(
  { word, float }: RecordWriter,
  { low, high, rate }: Extract<Constraint, { kind: 'norm' }>,
  ofAll: boolean,
): void {
  word(layout.PARAM_NORMED, ofAll ? layout.NORM_OF_ALL : layout.NORM_OF_COLUMNS);
  float(layout.PARAM_NORM_LOW, low);
  float(layout.PARAM_NORM_HIGH, high);
  float(layout.PARAM_NORM_RATE, rate);
}

const stageCodes = {
  copy: layout.COPY,
  dense: layout.DENSE,
  softmax: layout.SOFTMAX,
  simpleRnn: layout.SIMPLE_RNN,
  lstm: layout.LSTM,
  gru: layout.GRU,
};
const activationCode = (activation: Activation): number => activations.indexOf(activation);

function writeStage({ word }: RecordWriter, stage: Stage, index: number, parts: ProgramParts, at: Placement): void {
  const place = at.stages[index];
  if (place === undefined) return;
  const before = index > 0 && needsGradient(parts, index - 1) ? (at.stages[index - 1]?.gradient ?? 0) : 0;
  const record = (param: number | undefined): number =>
    param === undefined ? 0 : at.paramRecords + param * layout.PARAM_SIZE;
  word(layout.STAGE_KIND, stageCodes[stage.kind]);
  word(layout.STAGE_STEPS, stage.steps);
  word(layout.STAGE_INPUTS, stage.inputs);
  word(layout.STAGE_INPUT_STRIDE, lineBytes(stage.inputs, parts.width));
  word(layout.STAGE_UNITS, stage.units);
  word(layout.STAGE_STRIDE, lineBytes(stage.units, parts.width));
  word(layout.STAGE_VALUES, place.values);
  word(layout.STAGE_GRADIENT, place.gradient);
  word(layout.STAGE_INPUT_GRADIENT, before);
  word(layout.STAGE_SLOPES, place.slopes);
  word(layout.STAGE_LINKS, at.linkRecords[index] ?? 0);
  word(layout.STAGE_LINK_COUNT, stage.links.length);
  word(layout.STAGE_KERNEL, record(stage.kernel));
  word(layout.STAGE_BIAS, record(stage.bias));
  word(layout.STAGE_RECURRENT, record(stage.recurrent));
  word(layout.STAGE_ACTIVATION, activationCode(stage.activation));
  word(layout.STAGE_RECURRENT_ACTIVATION, activationCode(stage.recurrentActivation));
  word(layout.STAGE_SEQUENCES, Number(stage.sequences));
  word(layout.STAGE_GATES, place.gates);
  word(layout.STAGE_RECURRENT_GATES, place.recurrentGates);
  word(layout.STAGE_STATES, place.states);
  word(layout.STAGE_CELLS, place.cells);
  word(layout.STAGE_CELL_RESULTS, place.cellResults);
  word(layout.STAGE_START, place.start);
  word(layout.STAGE_START_CELLS, place.startCells);
  word(layout.STAGE_STATE_GRADIENT, place.stateGradient);
  word(layout.STAGE_CELL_GRADIENT, place.cellGradient);
  word(layout.STAGE_GATE_STRIDE, lineBytes(stage.units, parts.width) * gatesOf(stage.kind));
}

function writeLink({ word, float }: RecordWriter, link: Link): void {
  if (link.kind === 'dropout') {
    // A draw is below the rate exactly when it is below this whole number.
    word(layout.LINK_THRESHOLD, Math.ceil(link.rate * 4294967296));
    float(layout.LINK_KEPT, 1 / (1 - link.rate));
    word(layout.LINK_OP, link.op);
    return;
  }
  const [low, high] = link.limits ?? unlimited;
  word(layout.LINK_ACTIVATION, activationCode(link.activation));
  word(layout.LINK_LIMITED, Number(link.limits !== undefined));
  float(layout.LINK_LOW, low);
  float(layout.LINK_HIGH, high);
}
