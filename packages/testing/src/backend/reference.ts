import {
  type Floats,
  type Plan,
  rowOf,
  rowsOf,
  type Samples,
  separateHead,
  sizeOf,
  type Training,
  targetShape,
} from '@linnet/core';
import { addPenaltyGradient, penaltyOf } from './reference-constraints.js';
import { seenOf } from './reference-grids.js';
import { heads, type ListLoss, listLossOf } from './reference-losses.js';
import { runOp } from './reference-ops.js';
import { createOptimizer, type ReferenceOptimizer } from './reference-optimizers.js';
import { ruleOf } from './reference-rules.js';
import { pick, type Rows, runPlan } from './reference-run.js';
import { asValue, createTape, type Tape } from './reference-tape.js';

/**
 * Training in doubles, as plainly as can be: what backends are compared with. With a noise seed rows are those of one
 * batch in training, whose noise is that of the next step; without one it predicts.
 */
export interface Reference {
  /** Present parameters. */
  readonly params: readonly Float64Array[];
  readonly optimizer: ReferenceOptimizer;
  /** Predictions for some rows, or all, one after another. */
  predict(samples: Samples, rows?: readonly number[], noiseSeed?: number): Float64Array;
  /** The mean of weight times loss over some rows or all, and the regularizers' penalty. */
  loss(samples: Samples, rows?: readonly number[], noiseSeed?: number): number;
  /** The gradient of that loss, by parameter. */
  gradient(samples: Samples, rows?: readonly number[], noiseSeed?: number): readonly Float64Array[];
  /** Lets statistics that ops keep follow the batch of the last gradient. */
  follow(): void;
  /** One update on these rows. */
  step(samples: Samples, rows: readonly number[], learningRate: number, noiseSeed?: number): void;
}

/** What the reference is made of; other parts make another one. */
export const parts = { runOp, ruleOf, listLossOf, seenOf };

/** A number of a parameter that an op keeps, and what it is to become. */
interface Kept {
  readonly param: number;
  readonly place: number;
  readonly value: number;
}

/** What a batch gives before the head, how its notes lead back, and what its ops keep. */
interface BatchRun {
  readonly tape: Tape;
  readonly given: Rows;
  readonly kept: readonly Kept[];
}

/** Lays out the reference, which starts from these parameters. */
export function createReference(
  plan: Plan,
  training: Training,
  start: readonly Floats[],
  { runOp, ruleOf, listLossOf, seenOf } = parts,
): Reference {
  const params = plan.params.map(({ shape }, index) => asValue(start[index] ?? new Float64Array(sizeOf(shape))));
  const { plan: headless, head, isShown } = separateHead(plan, training.loss);
  const optimizer = createOptimizer(training.optimizer, plan.params, params, ruleOf);
  const listLoss = listLossOf(training.loss, head);
  const listLength = plan.output.at(-1) ?? 1;
  const lists = sizeOf(plan.output) / listLength;
  const truthLength = sizeOf(targetShape(plan.output, training.loss)) / lists;
  let lastKept: readonly Kept[] = [];

  const run = (samples: Samples, rows: readonly number[], seed: number | undefined): BatchRun => {
    const [tape, kept] = [createTape(), [] as Kept[]];
    const keep = (param: number, place: number, value: number): void => {
      kept.push({ param, place, value });
    };
    const batch = seed === undefined ? undefined : { seed, step: optimizer.step + 1, keep };
    const inputs = rows.map((row) => rowOf(samples.x, row));
    const seen = plan.params.map((slot, index) => seenOf(slot, pick(params, index)));
    return { tape, given: runPlan(runOp, tape, headless, seen, inputs, batch), kept };
  };
  /** What comes out before the head. Rows that do not train have nothing to do with each other: one at a time is cheaper. */
  const give = (samples: Samples, rows: readonly number[], seed: number | undefined): readonly Float64Array[] =>
    seed === undefined
      ? rows.flatMap((row) => valuesOf(run(samples, [row], seed)))
      : valuesOf(run(samples, rows, seed));
  const lossesOf = (given: Float64Array, truth: Floats): readonly ListLoss[] =>
    Array.from({ length: lists }, (_, list) =>
      listLoss(part(given, list, listLength), part(Float64Array.from(truth), list, truthLength)),
    );
  const shown = heads[isShown ? head : 'none'];
  const predictRow = (given: Float64Array): readonly number[] =>
    Array.from({ length: lists }, (_, list) => [...shown(part(given, list, listLength))]).flat();

  const predict: Reference['predict'] = (samples, rows = allRows(samples), seed = undefined) =>
    Float64Array.from(give(samples, rows, seed).flatMap(predictRow));
  const loss: Reference['loss'] = (samples, rows = allRows(samples), seed = undefined) => {
    const losses = give(samples, rows, seed).map((value, place) => {
      const row = rows[place] ?? Number.NaN;
      const own = lossesOf(value, rowOf(samples.y, row)).map((list) => list.loss);
      return (weightOf(samples, row) * sum(own)) / lists;
    });
    return sum(losses) / rows.length + penaltyOf(plan.params, params);
  };
  const gradient: Reference['gradient'] = (samples, rows = allRows(samples), seed = undefined) => {
    for (const param of params) param.gradient.fill(0);
    const { tape, given, kept } = run(samples, rows, seed);
    for (const [place, out] of given.entries()) {
      const row = rows[place] ?? Number.NaN;
      const share = weightOf(samples, row) / (lists * rows.length);
      const slopes = lossesOf(out.value, rowOf(samples.y, row)).flatMap((list) => [...list.gradient]);
      for (const [at, slope] of slopes.entries()) out.gradient[at] = (out.gradient[at] ?? 0) + share * slope;
    }
    tape.backward();
    addPenaltyGradient(plan.params, params);
    lastKept = kept;
    return params.map((param) => param.gradient);
  };
  const follow = (): void => {
    for (const { param, place, value } of lastKept) params[param]?.value.fill(value, place, place + 1);
  };
  return {
    params: params.map(({ value }) => value),
    optimizer,
    predict,
    loss,
    gradient,
    follow,
    step: (samples, rows, learningRate, noiseSeed) => {
      gradient(samples, rows, noiseSeed);
      optimizer.update(learningRate);
      follow();
    },
  };
}

const valuesOf = ({ given }: BatchRun): readonly Float64Array[] => given.map(({ value }) => value);
const part = (values: Float64Array, index: number, length: number): Float64Array =>
  values.subarray(index * length, (index + 1) * length);
const allRows = ({ x }: Samples): readonly number[] => Array.from({ length: rowsOf(x) }, (_, row) => row);
const weightOf = ({ weights }: Samples, row: number): number => weights?.data[row] ?? 1;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
