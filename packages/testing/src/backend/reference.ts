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
import { heads, type ListLoss, listLossOf } from './reference-losses.js';
import { runPlan } from './reference-ops.js';
import { createOptimizer, type ReferenceOptimizer } from './reference-optimizers.js';
import { asValue, createTape, type Tape, type Value } from './reference-tape.js';

/**
 * Training in doubles, row by row and as plainly as can be: what backends are compared with. With a noise seed rows are
 * those of one batch in training, whose noise is that of the next step; without one it predicts.
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
  /** One update on these rows. */
  step(samples: Samples, rows: readonly number[], learningRate: number, noiseSeed?: number): void;
}

/** What one row gives before the head, and how its notes lead back. */
interface RowRun {
  readonly tape: Tape;
  readonly given: Value;
}

/** Lays out the reference, which starts from these parameters. */
export function createReference(plan: Plan, training: Training, start: readonly Floats[]): Reference {
  const params = plan.params.map(({ shape }, index) => asValue(start[index] ?? new Float64Array(sizeOf(shape))));
  const { plan: headless, head } = separateHead(plan, training.loss);
  const optimizer = createOptimizer(training.optimizer, plan.params, params);
  const listLoss = listLossOf(training.loss, head);
  const listLength = plan.output.at(-1) ?? 1;
  const lists = sizeOf(plan.output) / listLength;
  const truthLength = sizeOf(targetShape(plan.output, training.loss)) / lists;

  const run = (samples: Samples, row: number, place: number, seed: number | undefined): RowRun => {
    const tape = createTape();
    const noise = seed === undefined ? undefined : { seed, step: optimizer.step + 1, place };
    return { tape, given: runPlan(tape, headless, params, rowOf(samples.x, row), noise) };
  };
  const lossesOf = (given: Float64Array, truth: Floats): readonly ListLoss[] =>
    Array.from({ length: lists }, (_, list) =>
      listLoss(part(given, list, listLength), part(Float64Array.from(truth), list, truthLength)),
    );
  const predictRow = ({ given }: RowRun): readonly number[] =>
    Array.from({ length: lists }, (_, list) => [...heads[head](part(given.value, list, listLength))]).flat();

  const predict: Reference['predict'] = (samples, rows = allRows(samples), seed = undefined) =>
    Float64Array.from(rows.flatMap((row, place) => predictRow(run(samples, row, place, seed))));
  const loss: Reference['loss'] = (samples, rows = allRows(samples), seed = undefined) => {
    const losses = rows.map((row, place) => {
      const { given } = run(samples, row, place, seed);
      const own = lossesOf(given.value, rowOf(samples.y, row)).map((list) => list.loss);
      return (weightOf(samples, row) * sum(own)) / lists;
    });
    return sum(losses) / rows.length + penaltyOf(plan.params, params);
  };
  const gradient: Reference['gradient'] = (samples, rows = allRows(samples), seed = undefined) => {
    for (const param of params) param.gradient.fill(0);
    for (const [place, row] of rows.entries()) {
      const { tape, given } = run(samples, row, place, seed);
      const share = weightOf(samples, row) / (lists * rows.length);
      const slopes = lossesOf(given.value, rowOf(samples.y, row)).flatMap((list) => [...list.gradient]);
      given.gradient.set(slopes.map((slope) => share * slope));
      tape.backward();
    }
    addPenaltyGradient(plan.params, params);
    return params.map((param) => param.gradient);
  };
  return {
    params: params.map(({ value }) => value),
    optimizer,
    predict,
    loss,
    gradient,
    step: (samples, rows, learningRate, noiseSeed) => {
      gradient(samples, rows, noiseSeed);
      optimizer.update(learningRate);
    },
  };
}

const part = (values: Float64Array, index: number, length: number): Float64Array =>
  values.subarray(index * length, (index + 1) * length);
const allRows = ({ x }: Samples): readonly number[] => Array.from({ length: rowsOf(x) }, (_, row) => row);
const weightOf = ({ weights }: Samples, row: number): number => weights?.data[row] ?? 1;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
