import { type Activation, exp, type Kernel, type KernelContext, type Operand, type PlanOp, tanh } from '@linnet/core';

const square = (x: number): number => x * x;

/** Each activation and its derivative, as written in books. */
const activations: Readonly<Record<Activation, readonly [apply: (x: number) => number, slope: (x: number) => number]>> =
  {
    linear: [(x) => x, () => 1],
    relu: [(x) => Math.max(x, 0), (x) => (x > 0 ? 1 : 0)],
    tanh: [tanh, (x) => 1 - square(tanh(x))],
    sigmoid: [(x) => 1 / (1 + exp(-x)), (x) => 1 / (2 + exp(x) + exp(-x))],
    softsign: [(x) => x / (1 + Math.abs(x)), (x) => 1 / square(1 + Math.abs(x))],
  };

/** The kernel of an op for batches of one row, in doubles. */
export function referenceKernel(op: PlanOp, context: KernelContext): Kernel {
  const [x, y] = [operand(context.inputs, 0), operand(context.outputs, 0)];
  if (op.kind === 'custom') return op.definition.kernel(context, op.attributes);
  if (op.kind === 'clip') return clipKernel(x, y, op.to);
  return denseKernel(x, y, operand(context.params, 0), context.params[1], activations[op.activation]);
}

function clipKernel(x: Operand, y: Operand, [low, high]: readonly [number, number]): Kernel {
  return {
    forward: () => {
      for (const [index, value] of x.value.entries()) y.value[index] = Math.min(Math.max(value, low), high);
    },
    backward: () => {
      for (const [index, value] of x.value.entries())
        if (value >= low && value <= high) add(x, index, slopeAt(y, index));
    },
  };
}

function denseKernel(
  x: Operand,
  y: Operand,
  kernel: Operand,
  bias: Operand | undefined,
  [apply, slope]: (typeof activations)[Activation],
): Kernel {
  const [inputs, units] = [x.value.length, y.value.length];
  const sums = new Float64Array(units);
  return {
    forward: () => {
      for (let unit = 0; unit < units; unit++) sums[unit] = bias?.value[unit] ?? 0;
      for (let input = 0; input < inputs; input++) {
        const value = x.value[input] as number;
        for (let unit = 0; unit < units; unit++) {
          sums[unit] = (sums[unit] as number) + value * (kernel.value[input * units + unit] as number);
        }
      }
      for (let unit = 0; unit < units; unit++) y.value[unit] = apply(sums[unit] as number);
    },
    backward: () => {
      const deltas = sums.map((sum, unit) => slopeAt(y, unit) * slope(sum));
      if (bias !== undefined) for (const [unit, delta] of deltas.entries()) add(bias, unit, delta);
      for (let input = 0; input < inputs; input++) {
        for (let unit = 0; unit < units; unit++) {
          const delta = deltas[unit] as number;
          add(kernel, input * units + unit, delta * (x.value[input] as number));
          add(x, input, delta * (kernel.value[input * units + unit] as number));
        }
      }
    },
  };
}

const slopeAt = ({ gradient }: Operand, index: number): number => gradient?.[index] ?? 0;

function add({ gradient }: Operand, index: number, amount: number): void {
  if (gradient !== undefined) gradient[index] = (gradient[index] ?? 0) + amount;
}

function operand(operands: readonly Operand[], index: number): Operand {
  const found = operands[index];
  if (found === undefined) throw new RangeError(`The op has no operand ${index}.`);
  return found;
}
