import type { OpKinds, PlanOp } from '@linnet/core';
import { curves } from '../src/backend/reference-activations.js';
import { runOp } from '../src/backend/reference-ops.js';
import { indices, type OpRun, pick, type Rows } from '../src/backend/reference-run.js';
import { asValue, type Value } from '../src/backend/reference-tape.js';
import { firstLargest, perWindow, stepOf } from '../src/backend/reference-windows.js';
import type { Has } from './faults.js';

type OpOf<Kind extends keyof OpKinds> = Extract<PlanOp, { readonly kind: Kind }>;

/** A convolution: rightly, or with a mistake. */
export function faultyConvolution(run: OpRun, op: OpOf<'conv1d'>, has: Has): Rows {
  if (has('pads after the last step alone')) return runOp({ ...run, op: { ...op, before: 0 } });
  if (has('ignores dilation')) return runOp({ ...run, op: { ...op, dilation: 1 } });
  if (!has('turns kernels around')) return runOp(run);
  const kernel = pick(run.params, op.kernel);
  const size = (run.shape.at(-1) ?? 1) * (run.outputShape.at(-1) ?? 1);
  const width = kernel.value.length / size;
  const taps = indices(width).map((tap) => run.tape.slice(kernel, (width - 1 - tap) * size, (width - tap) * size));
  const turned = run.tape.join(taps);
  return runOp({ ...run, params: run.params.map((param, index) => (index === op.kernel ? turned : param)) });
}

/** The largest of windows: rightly, or with a mistake. */
export function faultyMaxima(run: OpRun, op: OpOf<'maxPooling1d'>, has: Has): Rows {
  if (has('takes padding for 0 in maxima')) return maximaWithPadding(run, op);
  if (!has('spreads the gradient of a maximum over equal values')) return runOp(run);
  const channels = run.shape[1] ?? 1;
  return perWindow(run, op, op.size, 1, (x, inside) =>
    run.tape.join(
      indices(channels).map((channel) => {
        const places = inside.map(({ step }) => step * channels + channel);
        const largest = Math.max(...places.map((place) => x.value[place] ?? 0));
        return meanOf(
          run,
          x,
          places.filter((place) => x.value[place] === largest),
        );
      }),
    ),
  );
}

const meanOf = ({ tape }: OpRun, x: Value, places: readonly number[]): Value =>
  tape.product(tape.take(x, places), asValue(places.map(() => 1 / places.length)));

const maximaWithPadding = (run: OpRun, op: OpOf<'maxPooling1d'>): Rows =>
  perWindow(run, op, op.size, 1, (x, inside) => {
    const largest = firstLargest(run, x, inside);
    return inside.length < op.size ? run.tape.apply(curves.relu, largest) : largest;
  });

/** Divides by the width of a window, whatever stands in it. */
export const meansWithPadding = (run: OpRun, op: OpOf<'averagePooling1d'>): Rows =>
  perWindow(run, op, op.size, 1, (x, inside) =>
    run.tape.apply(
      [(value) => value / op.size, () => 1 / op.size],
      inside.map(({ step }) => stepOf(run, x, step)).reduce((a, b) => run.tape.sum(a, b)),
    ),
  );
