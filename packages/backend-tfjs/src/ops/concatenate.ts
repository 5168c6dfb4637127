import type { TensorOp } from '../op.js';
import type { Workspace } from '../workspace.js';

/** Where the numbers of an input stand in each list of the output. */
interface Part {
  readonly start: number;
  readonly width: number;
}

/** Lists of these widths side by side. The host copies them: cutting apart takes tfjs many times as long. */
export function concatenateOp({ peek, upload }: Workspace, widths: readonly number[]): TensorOp {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const parts = widths.map((width, index): Part => {
    const start = widths.slice(0, index).reduce((sum, before) => sum + before, 0);
    return { start, width };
  });
  return ({ x, inputs }) => {
    const [rows = 1, size = 1] = x.shape;
    const lists = (rows * size) / (widths[0] ?? 1);
    const joined = new Float32Array(lists * all);
    for (const [index, part] of parts.entries()) {
      const values = inputs[index];
      if (values !== undefined) putIn(joined, peek(values), part, all);
    }
    return {
      y: upload(joined, [rows, joined.length / rows]),
      backward: (gradient) => {
        const numbers = peek(gradient);
        return {
          inputs: parts.map((part) => upload(takenOut(numbers, part, all), [rows, (lists / rows) * part.width])),
        };
      },
    };
  };
}

function putIn(to: Float32Array, values: Float32Array, { start, width }: Part, all: number): void {
  for (let from = 0, list = 0; from < values.length; list++) {
    for (let column = 0; column < width; column++) to[list * all + start + column] = values[from++] as number;
  }
}

function takenOut(values: Float32Array, { start, width }: Part, all: number): Float32Array {
  const part = new Float32Array((values.length / all) * width);
  for (let to = 0, list = 0; to < part.length; list++) {
    for (let column = 0; column < width; column++) part[to++] = values[list * all + start + column] as number;
  }
  return part;
}
