import { checkLengths, type Floats, type ParamSlot, roundToGrid, sizeOf } from '@linnet/core';
import type { Clip } from './clipping.js';
import { constrain } from './constraints.js';
import { type Group, groupParams } from './groups.js';
import type { Gradients } from './network.js';
import type { ParamTensor } from './op.js';
import type { Rule } from './optimizers/optimizer.js';
import { penaltyOf, withPenalty } from './regularizers.js';
import type { Tensors } from './tensors.js';
import type { Cell, Tensor, Workspace } from './workspace.js';

/** The parameters of a program and the optimiser's moments: tensors that live between calls. */
export interface Parameters {
  /** The present tensor of each parameter of the plan as ops see it, in its shape. */
  tensors(): readonly Tensor[];
  /** What regularizers add to the loss. */
  penalty(): number;
  /**
   * From gradients of the data's loss to new values of what is trained: regularizers, clipping, rule, constraints. A
   * parameter without a gradient has zeros for one.
   */
  update(gradients: Gradients, clip: Clip, rule: Rule): void;
  /** Takes over what ops keep. */
  keep(kept: readonly ParamTensor[]): void;
  /** Copies, in the order of the plan. */
  read(): readonly Float32Array[];
  /** @throws LinnetError `bad-shape` */
  write(params: readonly Floats[]): void;
  /** Copies: the moments of the first trained parameter, then those of the next. */
  readMoments(): readonly Float32Array[];
  /** Sets both, or neither. @throws LinnetError `bad-shape` */
  writeAll(params: readonly Floats[], moments: readonly Floats[]): void;
}

/** A group's values, once more in one vector, and its moments: an update takes a few kernels for all, not for each. */
interface TrainedGroup extends Group {
  readonly values: Cell;
  readonly moments: readonly Cell[];
}

/** Makes parameters of zeros, and moments of what they start as. */
export function createParameters(
  slots: readonly ParamSlot[],
  momentStarts: readonly number[],
  t: Tensors,
  workspace: Workspace,
): Parameters {
  const { cell, peek, upload, filled } = workspace;
  const cells = slots.map(({ shape }) => cell(shape, 0));
  const seen = slots.map(({ shape, grid }) => (grid === undefined ? undefined : cell(shape, 0)));
  const groups = groupParams(slots).map((group): TrainedGroup => {
    const vector = (start: number): Cell => cell([group.length], start);
    return { ...group, values: vector(0), moments: momentStarts.map(vector) };
  });
  // Each trained parameter with its group, in the order of the plan.
  const trained = groups
    .flatMap((group) => group.members.map((member) => ({ ...member, group })))
    .sort((a, b) => a.param - b.param);

  const setParam = (param: number, values: Float32Array): void => {
    const { shape = [], grid } = slots[param] ?? {};
    cells[param]?.set(upload(values, shape));
    if (grid === undefined) return;
    const rounded = new Float32Array(values.length);
    roundToGrid(rounded, values, grid);
    seen[param]?.set(upload(rounded, shape));
  };
  const joined = ({ members, length }: Group, arrayOf: (param: number) => Floats | undefined): Tensor => {
    const vector = new Float32Array(length);
    for (const { param, from } of members) vector.set(arrayOf(param) ?? [], from);
    return upload(vector, [length]);
  };
  // By way of the host: the slice kernel copies the whole vector every time.
  const spread = ({ members, values }: TrainedGroup): void => {
    const numbers = peek(values.tensor);
    for (const { param, from, to } of members) setParam(param, numbers.subarray(from, to));
  };
  const gradientOf = ({ members, regularizer, values }: TrainedGroup, gradients: Gradients): Tensor => {
    const own = t.join(members.map(({ param, from, to }) => gradients[param] ?? filled([to - from], 0)));
    return regularizer === undefined ? own : withPenalty(t, workspace, regularizer, own, values.tensor);
  };
  const updateGroup = (group: TrainedGroup, gradient: Tensor, rule: Rule): void => {
    const moments = group.moments.map(({ tensor }) => tensor);
    const next = rule({ values: group.values.tensor, moments }, gradient);
    group.values.set(constrain(t, workspace, group, next.values));
    for (const [index, moment] of next.moments.entries()) group.moments[index]?.set(moment);
    spread(group);
  };
  const checkParams = (params: readonly Floats[]): void => {
    const lengths = slots.map(({ shape }) => sizeOf(shape));
    checkLengths(params, lengths, 'parameters');
  };
  const checkMoments = (moments: readonly Floats[]): void => {
    const lengths = trained.flatMap(({ from, to }) => momentStarts.map(() => to - from));
    checkLengths(moments, lengths, 'moments of the optimiser');
  };
  const setParams = (params: readonly Floats[]): void => {
    for (const [param, values] of params.entries()) setParam(param, Float32Array.from(values));
    for (const group of groups) group.values.set(joined(group, (param) => params[param]));
  };
  const setMoments = (moments: readonly Floats[]): void => {
    const firstOf = new Map(trained.map(({ param }, index) => [param, index * momentStarts.length]));
    for (const group of groups) {
      for (const [index, moment] of group.moments.entries()) {
        moment.set(joined(group, (param) => moments[(firstOf.get(param) ?? 0) + index]));
      }
    }
  };

  return {
    tensors: () => cells.map((own, param) => (seen[param] ?? own).tensor),
    penalty: () =>
      groups.reduce(
        (total, { regularizer, values }) =>
          regularizer === undefined ? total : total + penaltyOf(regularizer, peek(values.tensor)),
        0,
      ),
    update: (gradients, clip, rule) => {
      const clipped = clip(
        groups.map((group) => gradientOf(group, gradients)),
        groups,
      );
      for (const [index, group] of groups.entries()) {
        const gradient = clipped[index];
        if (gradient !== undefined) updateGroup(group, gradient, rule);
      }
    },
    keep: (kept) => {
      for (const [param, tensor] of kept) cells[param]?.set(tensor);
    },
    read: () => cells.map(({ tensor }) => peek(tensor).slice()),
    readMoments: () =>
      trained.flatMap(({ group, from, to }) => group.moments.map(({ tensor }) => peek(tensor).slice(from, to))),
    write: (params) => {
      checkParams(params);
      setParams(params);
    },
    writeAll: (params, moments) => {
      checkParams(params);
      checkMoments(moments);
      setParams(params);
      setMoments(moments);
    },
  };
}
