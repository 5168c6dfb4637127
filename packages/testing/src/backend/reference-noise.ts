import { type OpRun, type Rows, rowsInto } from './reference-run.js';
import { asValue } from './reference-tape.js';

/** Number i of the op's noise decides on value i of the batch. */
export function dropout(run: OpRun, { rate }: { readonly rate: number }): Rows {
  const { tape, training } = run;
  if (training === undefined) return rowsInto(run);
  const draw = (): number => (training.noise.uniform() < rate ? 0 : 1 / (1 - rate));
  return rowsInto(run).map((x) => tape.times(x, asValue(x.value.map(draw))));
}

/** Number i of the op's noise is added to value i of the batch. */
export function gaussianNoise(run: OpRun, { deviation }: { readonly deviation: number }): Rows {
  const { tape, training } = run;
  if (training === undefined) return rowsInto(run);
  const draw = (): number => deviation * training.noise.normal();
  return rowsInto(run).map((x) => tape.sum(x, asValue(x.value.map(draw))));
}
