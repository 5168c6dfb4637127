import { type OpKinds, sizeOf } from '@linnet/core';
import { curves } from './reference-activations.js';
import { indices, type OpRun, pick, type Rows } from './reference-run.js';
import { type Curve, type Value, zeros } from './reference-tape.js';

interface Windows {
  readonly stride: number;
  readonly before: number;
}

/** The correlation of steps with a kernel of width x channels x filters. */
export function conv1d(run: OpRun, op: OpKinds['conv1d']): Rows {
  const { tape, shape, params } = run;
  const [channels = 1, filters = 1] = [shape.at(-1), run.outputShape.at(-1)];
  const kernel = pick(params, op.kernel);
  const taps = indices(kernel.value.length / (channels * filters)).map((tap) =>
    tape.slice(kernel, tap * channels * filters, (tap + 1) * channels * filters),
  );
  const bias = op.bias === undefined ? zeros(filters) : pick(params, op.bias);
  return perWindow(run, op, taps.length, op.dilation, (x, inside) => {
    const sum = inside.reduce(
      (total, { step, tap }) => tape.sum(total, tape.product(stepOf(run, x, step), pick(taps, tap))),
      bias,
    );
    return tape.apply(curves[op.activation], sum);
  });
}

/** The first of the largest values of each channel. */
export const maxPooling = (run: OpRun, op: OpKinds['maxPooling1d']): Rows =>
  perWindow(run, op, op.size, 1, (x, inside) => firstLargest(run, x, inside));

/** Of what a window sees, of each channel. */
export const firstLargest = ({ tape, shape: [, channels = 1] }: OpRun, x: Value, inside: readonly Inside[]): Value =>
  tape.take(
    x,
    indices(channels).map((channel) => {
      const places = inside.map(({ step }) => step * channels + channel);
      const largest = Math.max(...places.map((place) => x.value[place] ?? Number.NaN));
      return places.find((place) => x.value[place] === largest) ?? Number.NaN;
    }),
  );

/** The mean over those steps that are there. */
export function averagePooling(run: OpRun, op: OpKinds['averagePooling1d']): Rows {
  const { tape } = run;
  return perWindow(run, op, op.size, 1, (x, inside) => {
    const share: Curve = [(value) => value / inside.length, () => 1 / inside.length];
    return tape.apply(
      share,
      inside.map(({ step }) => stepOf(run, x, step)).reduce((a, b) => tape.sum(a, b)),
    );
  });
}

/** A step that a window sees, and with which of its places. */
export interface Inside {
  readonly step: number;
  readonly tap: number;
}

/** Lets work make a step of each window of each row, from the steps that are there. */
export function perWindow(
  { tape, inputs, shape, outputShape }: OpRun,
  { stride, before }: Windows,
  width: number,
  dilation: number,
  work: (x: Value, inside: readonly Inside[]) => Value,
): Rows {
  const [steps = 1] = shape;
  const insideOf = (window: number): readonly Inside[] =>
    indices(width)
      .map((tap) => ({ tap, step: window * stride - before + tap * dilation }))
      .filter(({ step }) => step >= 0 && step < steps);
  const windows = indices(outputShape[0] ?? 1).map(insideOf);
  return pick(inputs, 0).map((x) => tape.join(windows.map((inside) => work(x, inside))));
}

/** The channels of a step of [steps, channels]. */
export function stepOf({ tape, shape }: OpRun, x: Value, step: number): Value {
  const channels = sizeOf(shape.slice(1));
  return tape.slice(x, step * channels, (step + 1) * channels);
}
