import { checkLengths, type Floats, type ParamSlot, type Regularizer, sizeOf } from '@linnet/core';
import { type Group, groupParams } from './groups.js';
import type { Gradients } from './network.js';
import type { Optimizer } from './optimizers.js';
import type { Tensors } from './tensors.js';
import type { Cell, Tensor, Workspace } from './workspace.js';

/** The parameters of a program and the optimiser's moments: tensors that live between calls. */
export interface Parameters {
  /** The present tensor of each parameter of the plan, in its shape. */
  tensors(): readonly Tensor[];
  /** What regularizers add to the loss: l1 sum |w| + l2 sum w^2. */
  penalty(): number;
  /** Applies an update to what is trained, then limits it. A parameter without a gradient has zeros for one. */
  update(rule: ReturnType<Optimizer['step']>, gradients: Gradients): void;
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

/** Makes parameters and moments of zeros. */
export function createParameters(
  slots: readonly ParamSlot[],
  momentCount: number,
  t: Tensors,
  { cell, constant, peek, upload }: Workspace,
): Parameters {
  const cells = slots.map(({ shape }) => cell(shape));
  const groups = groupParams(slots).map((group): TrainedGroup => {
    const vector = (): Cell => cell([group.length]);
    return { ...group, values: vector(), moments: Array.from({ length: momentCount }, vector) };
  });
  // Each trained parameter with its group, in the order of the plan.
  const trained = groups
    .flatMap((group) => group.members.map((member) => ({ ...member, group })))
    .sort((a, b) => a.param - b.param);

  const zeros = (length: number): Tensor => upload(new Float32Array(length), [length]);
  const setParam = (param: number, values: Float32Array): void =>
    cells[param]?.set(upload(values, slots[param]?.shape ?? []));
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
  /** Adds the gradient of the penalty; that of |w| is 0 at 0. */
  const withPenalty = (gradient: Tensor, { regularizer, values: { tensor } }: TrainedGroup): Tensor => {
    const { l1, l2 } = regularizer ?? { l1: 0, l2: 0 };
    const withSquares = l2 === 0 ? gradient : t.add(gradient, t.multiply(tensor, constant(2 * l2)));
    return l1 === 0 ? withSquares : t.add(withSquares, t.multiply(t.sign(tensor), constant(l1)));
  };
  const checkParams = (params: readonly Floats[]): void => {
    const lengths = slots.map(({ shape }) => sizeOf(shape));
    checkLengths(params, lengths, 'parameters');
  };
  const checkMoments = (moments: readonly Floats[]): void => {
    const lengths = trained.flatMap(({ from, to }) => new Array<number>(momentCount).fill(to - from));
    checkLengths(moments, lengths, 'moments of the optimiser');
  };
  const setParams = (params: readonly Floats[]): void => {
    for (const [param, values] of params.entries()) setParam(param, Float32Array.from(values));
    for (const group of groups) group.values.set(joined(group, (param) => params[param]));
  };
  const setMoments = (moments: readonly Floats[]): void => {
    const firstOf = new Map(trained.map(({ param }, index) => [param, index * momentCount]));
    for (const group of groups) {
      for (const [index, moment] of group.moments.entries()) {
        moment.set(joined(group, (param) => moments[(firstOf.get(param) ?? 0) + index]));
      }
    }
  };

  return {
    tensors: () => cells.map(({ tensor }) => tensor),
    penalty: () =>
      groups.reduce(
        (total, { regularizer, values }) =>
          regularizer === undefined ? total : total + penaltyOf(peek(values.tensor), regularizer),
        0,
      ),
    update: (rule, gradients) => {
      for (const group of groups) {
        const own = t.join(group.members.map(({ param, from, to }) => gradients[param] ?? zeros(to - from)));
        const gradient = withPenalty(own, group);
        const moments = group.moments.map(({ tensor }) => tensor);
        const next = rule({ values: group.values.tensor, moments }, gradient);
        group.values.set(group.limits === undefined ? next.values : t.clip(next.values, group.limits));
        for (const [index, moment] of next.moments.entries()) group.moments[index]?.set(moment);
        spread(group);
      }
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

/** In doubles, as losses are. */
function penaltyOf(values: Float32Array, { l1, l2 }: Regularizer): number {
  let [absolutes, squares] = [0, 0];
  for (const value of values) {
    absolutes += Math.abs(value);
    squares += value * value;
  }
  return l1 * absolutes + l2 * squares;
}
