import type { PlanOp } from '@linnet/core';
import { curves } from './reference-activations.js';
import { type Curve, type Tape, type Value, zeros } from './reference-tape.js';

/** The ops that go through steps and keep a state. */
export type RecurrentOp = Extract<PlanOp, { readonly kind: 'lstm' | 'gru' | 'simpleRnn' }>;

/** What a step leaves to the next: first h, which is also what comes out. */
type State = readonly [h: Value, ...rest: Value[]];

/** One step: the state after it. */
type Cell = (x: Value, state: State) => State;

/** The weights of an op: kernel, recurrent kernel and, where it has one, bias. */
export type RecurrentWeights = readonly [kernel: Value, recurrent: Value, bias: Value | undefined];

const minusOne: Curve = [(x) => 1 - x, () => -1];

/** Goes through a row of steps from a state of zeros. */
export function recurrent(tape: Tape, op: RecurrentOp, x: Value, steps: number, weights: RecurrentWeights): Value {
  const features = x.value.length / steps;
  const units = unitsOf(op, weights[1]);
  const cell = cellOf(tape, op, weights, units);
  const states: State[] = [];
  for (let step = 0; step < steps; step++) {
    const before = states.at(-1) ?? [zeros(units), zeros(units)];
    states.push(cell(tape.slice(x, step * features, (step + 1) * features), before));
  }
  const outputs = states.map(([h]) => h);
  return tape.join(op.sequences ? outputs : outputs.slice(-1));
}

/** A recurrent kernel holds units x (gates x units) numbers. */
const unitsOf = ({ kind }: RecurrentOp, { value }: Value): number =>
  Math.sqrt(value.length / { lstm: 4, gru: 3, simpleRnn: 1 }[kind]);

function cellOf(tape: Tape, op: RecurrentOp, weights: RecurrentWeights, units: number): Cell {
  if (op.kind === 'lstm') return lstm(tape, op, weights, units);
  if (op.kind === 'simpleRnn') return simpleRnn(tape, op, weights);
  return op.resetAfter ? gruResetAfter(tape, op, weights, units) : gru(tape, op, weights, units);
}

const simpleRnn =
  (tape: Tape, op: RecurrentOp, [kernel, recurrent, bias]: RecurrentWeights): Cell =>
  (x, [h]) => {
    const sums = tape.sum(tape.product(x, kernel), tape.product(h, recurrent));
    return [tape.apply(curves[op.activation], plus(tape, sums, bias))];
  };

/** Hochreiter and Schmidhuber, 1997, with the forget gate of Gers and others, 2000. */
function lstm(
  tape: Tape,
  { activation, recurrentActivation }: Extract<RecurrentOp, { kind: 'lstm' }>,
  [kernel, recurrent, bias]: RecurrentWeights,
  units: number,
): Cell {
  const { times, sum, apply } = tape;
  const gate = (numbers: Value): Value => apply(curves[recurrentActivation], numbers);
  return (x, [h, c = zeros(units)]) => {
    const sums = plus(tape, sum(tape.product(x, kernel), tape.product(h, recurrent)), bias);
    const [input, forget, candidate] = gates(tape, sums, units);
    const output = block(tape, sums, 3, units);
    const next = sum(times(gate(forget), c), times(gate(input), apply(curves[activation], candidate)));
    return [times(gate(output), apply(curves[activation], next)), next];
  };
}

type Gru = Extract<RecurrentOp, { kind: 'gru' }>;
type Three = readonly [Value, Value, Value];

/** Cho and others, 2014: the reset gate scales the state before the recurrent product. */
function gru(tape: Tape, op: Gru, [kernel, recurrent, bias]: RecurrentWeights, units: number): Cell {
  const { times, sum } = tape;
  const gate = (sums: Value): Value => tape.apply(curves[op.recurrentActivation], sums);
  return (x, [h]) => {
    const [xz, xr, xh] = gates(tape, plus(tape, tape.product(x, kernel), bias), units);
    const [hz, hr] = gates(tape, tape.product(h, recurrent), units);
    const hh = block(tape, tape.product(times(gate(sum(xr, hr)), h), recurrent), 2, units);
    return [mixed(tape, gate(sum(xz, hz)), h, tape.apply(curves[op.activation], sum(xh, hh)))];
  };
}

/** The form of cuDNN: the reset gate scales the recurrent product, which has a bias of its own. */
function gruResetAfter(tape: Tape, op: Gru, [kernel, recurrent, bias]: RecurrentWeights, units: number): Cell {
  const { times, sum } = tape;
  const gate = (sums: Value): Value => tape.apply(curves[op.recurrentActivation], sums);
  return (x, [h]) => {
    const [outer, inner] = bias === undefined ? [] : [0, 1].map((row) => block(tape, bias, row, 3 * units));
    const [xz, xr, xh] = gates(tape, plus(tape, tape.product(x, kernel), outer), units);
    const [hz, hr, hh] = gates(tape, plus(tape, tape.product(h, recurrent), inner), units);
    const candidate = tape.apply(curves[op.activation], sum(xh, times(gate(sum(xr, hr)), hh)));
    return [mixed(tape, gate(sum(xz, hz)), h, candidate)];
  };
}

/** z h + (1 - z) candidate */
const mixed = (tape: Tape, z: Value, h: Value, candidate: Value): Value =>
  tape.sum(tape.times(z, h), tape.times(tape.apply(minusOne, z), candidate));

const plus = (tape: Tape, x: Value, bias: Value | undefined): Value => (bias === undefined ? x : tape.sum(x, bias));

const block = (tape: Tape, x: Value, index: number, length: number): Value =>
  tape.slice(x, index * length, (index + 1) * length);

const gates = (tape: Tape, x: Value, units: number): Three => [
  block(tape, x, 0, units),
  block(tape, x, 1, units),
  block(tape, x, 2, units),
];
