import {
  type Floats,
  type Plan,
  rowOf,
  rowsOf,
  type Samples,
  type Shape,
  sizeOf,
  stream,
  type Training,
} from '@linnet/core';
import { referenceKernel } from './reference-kernels.js';
import { createOptimizer, type ReferenceOptimizer } from './reference-optimizers.js';

/** Training in doubles, row by row and as plainly as can be: what backends are compared with. */
export interface Reference {
  /** Present parameters. */
  readonly params: readonly Float64Array[];
  readonly optimizer: ReferenceOptimizer;
  /** Predictions for some rows, or all, one after another. */
  predict(samples: Samples, rows?: readonly number[]): Float64Array;
  /** The mean of weight times loss, over some rows or all. */
  loss(samples: Samples, rows?: readonly number[]): number;
  /** The gradient of that loss, by parameter. */
  gradient(samples: Samples, rows?: readonly number[]): readonly Float64Array[];
  /** One update on these rows. */
  step(samples: Samples, rows: readonly number[], learningRate: number): void;
}

/** Lays out the reference, which starts from these parameters. */
export function createReference(plan: Plan, training: Training, start: readonly Floats[]): Reference {
  const buffers = plan.buffers.map((shape) => operand(shape));
  const params = plan.params.map(({ shape }, index) => operand(shape, start[index]));
  const [input, result] = [pick(buffers, 0), pick(buffers, plan.result)];
  const kernels = plan.ops.map((op) => {
    const used =
      op.kind === 'custom'
        ? op.params
        : op.kind === 'clip'
          ? []
          : [op.kernel, ...(op.bias === undefined ? [] : [op.bias])];
    return referenceKernel(op, {
      batchSize: 1,
      inputs: op.inputs.map((index) => pick(buffers, index)),
      outputs: op.outputs.map((index) => pick(buffers, index)),
      params: used.map((index) => pick(params, index)),
      scratch: (length) => new Float64Array(length),
      noise: () => stream(0),
    });
  });
  const optimizer = createOptimizer(training.optimizer, plan.params, params);

  const forward = (samples: Samples, row: number): Float64Array => {
    input.value.set(rowOf(samples.x, row));
    for (const kernel of kernels) kernel.forward(1, false);
    return result.value;
  };
  const loss = (samples: Samples, rows = allRows(samples)): number => {
    const losses = rows.map((row) => {
      const [predicted, truth] = [forward(samples, row), rowOf(samples.y, row)];
      const errors = Array.from(predicted, (value, index) => value - (truth[index] ?? 0));
      return (weightOf(samples, row) * sum(errors.map((error) => error * error))) / errors.length;
    });
    return sum(losses) / rows.length;
  };
  const gradient = (samples: Samples, rows = allRows(samples)): readonly Float64Array[] => {
    for (const param of params) param.gradient.fill(0);
    for (const row of rows) {
      const [predicted, truth] = [forward(samples, row), rowOf(samples.y, row)];
      for (const buffer of buffers) buffer.gradient.fill(0);
      const share = (2 * weightOf(samples, row)) / (predicted.length * rows.length);
      result.gradient.set(predicted.map((value, index) => share * (value - (truth[index] ?? 0))));
      for (const kernel of [...kernels].reverse()) kernel.backward(1);
    }
    return params.map((param) => param.gradient);
  };
  return {
    params: params.map(({ value }) => value),
    optimizer,
    predict: (samples, rows = allRows(samples)) => Float64Array.from(rows.flatMap((row) => [...forward(samples, row)])),
    loss,
    gradient,
    step: (samples, rows, learningRate) => {
      gradient(samples, rows);
      optimizer.update(learningRate);
    },
  };
}

interface ReferenceOperand {
  readonly value: Float64Array;
  readonly gradient: Float64Array;
  readonly shape: Shape;
}

function operand(shape: Shape, start?: Floats): ReferenceOperand {
  const length = sizeOf(shape);
  return { value: Float64Array.from(start ?? new Float64Array(length)), gradient: new Float64Array(length), shape };
}

function pick(operands: readonly ReferenceOperand[], index: number): ReferenceOperand {
  const found = operands[index];
  if (found === undefined) throw new RangeError(`The plan has no operand ${index}.`);
  return found;
}

const allRows = ({ x }: Samples): readonly number[] => Array.from({ length: rowsOf(x) }, (_, row) => row);
const weightOf = ({ weights }: Samples, row: number): number => weights?.data[row] ?? 1;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
