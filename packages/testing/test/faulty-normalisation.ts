import { type PlanOp, stream } from '@linnet/core';
import { runOp } from '../src/backend/reference-ops.js';
import { type OpRun, type OpTraining, pick, type Rows, rowsInto } from '../src/backend/reference-run.js';
import { createTape, type Value } from '../src/backend/reference-tape.js';
import type { Has } from './faults.js';

type BatchNormalization = Extract<PlanOp, { readonly kind: 'batchNormalization' }>;

/** A batch normalisation as the reference has it: rightly, or with a mistake. */
export function faultyNormalisation(run: OpRun, { frozen, ...rest }: BatchNormalization, has: Has): Rows {
  const { training } = run;
  const isMistaken = frozen === true && has('takes statistics of the batch where they are frozen');
  const op = frozen === undefined || isMistaken ? rest : { ...rest, frozen };
  if (isMistaken) return runOp({ ...run, op });
  if (has('takes statistics of the batch when it predicts')) {
    return runOp({ ...run, training: training ?? { noise: stream(0), keep: () => undefined } });
  }
  if (has('leaves out epsilon')) return runOp({ ...run, op: { ...op, epsilon: 0 } });
  if (training === undefined) return runOp(run);
  if (has('exchanges the shares of old and new statistics')) {
    return runOp({ ...run, op: { ...op, momentum: 1 - op.momentum } });
  }
  if (has('keeps an unbiased variance')) return runOp({ ...run, training: unbiased(run, op, training) });
  return has('takes statistics for constants on the way back') ? withConstants(run, op, training) : runOp(run);
}

/** Divides squared deviations by one less than there are. */
function unbiased(run: OpRun, op: BatchNormalization, training: OpTraining): OpTraining {
  const count = rowsInto(run).reduce((sum, { value }) => sum + value.length, 0) / (run.shape.at(-1) ?? 1);
  return {
    ...training,
    keep: (param, place, value) => {
      const batch = value - op.momentum * (pick(run.params, param).value[place] ?? 0);
      training.keep(param, place, param === op.variance ? value + batch / (count - 1) : value);
    },
  };
}

/** Lets the kept statistics follow, and then normalises by those of the batch as if they were kept. */
function withConstants(run: OpRun, op: BatchNormalization, training: OpTraining): Rows {
  runOp({ ...run, tape: createTape() });
  const params: Value[] = run.params.map(({ value, gradient }) => ({ value: value.slice(), gradient }));
  const keep: OpTraining['keep'] = (param, place, value) => pick(params, param).value.fill(value, place, place + 1);
  runOp({ ...run, tape: createTape(), op: { ...op, momentum: 0 }, training: { ...training, keep } });
  return runOp({ ...run, params, training: undefined });
}
