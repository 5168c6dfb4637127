import { formatShape, type LayerSpec, sizeOf } from '@linnet/core';
import { addDense, axesProblem, type Draft, finiteProblems, vectorProblems } from './draft.js';

/** Reads a dense layer but for its activation. */
export function readDense(draft: Draft, spec: LayerSpec, label: string): void {
  const { kernel, bias } = spec.weights;
  const [inputs = 0, units = 0] = kernel?.shape ?? [];
  if (kernel?.shape.length !== 2 || inputs < 1 || units < 1 || sizeOf(kernel.shape) !== kernel.data.length) {
    const given =
      kernel === undefined ? 'missing' : `${kernel.data.length} numbers of shape ${formatShape(kernel.shape)}`;
    draft.problems.push(`${label} has no kernel of inputs x units; it is ${given}.`);
    draft.axes = undefined;
    return;
  }
  draft.problems.push(
    ...axesProblems(draft.axes, inputs, label),
    ...finiteProblems(label, 'kernel', kernel.data),
    ...vectorProblems(label, spec, ['bias'], units),
  );
  const biases = Float64Array.from(bias?.data ?? new Float64Array(units));
  addDense(draft, spec.name, { kind: 'dense', inputs, units, weights: transposed(kernel.data, inputs, units), biases });
}

function axesProblems(axes: readonly number[] | undefined, inputs: number, label: string): readonly string[] {
  // What a layer gives that could not be read is not known; it says so itself.
  if (axes === undefined) return [];
  if (axes.length !== 1) return [axesProblem(label, axes)];
  return axes[0] === inputs ? [] : [`${label} takes ${inputs} inputs and is given ${axes[0]}.`];
}

/** Units x inputs. */
function transposed(kernel: Float32Array, inputs: number, units: number): Float64Array {
  const weights = new Float64Array(inputs * units);
  for (let input = 0, from = 0; input < inputs; input++) {
    for (let unit = 0; unit < units; unit++, from++) weights[unit * inputs + input] = kernel[from] as number;
  }
  return weights;
}
