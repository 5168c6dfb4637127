import { formatShape, type Initialiser, LinnetError, type Shape, sizeOf } from '@linnet/core';
import type { WeightInitialiser } from './weight-initialiser.js';

// The deviation of a normal number that lies within two deviations.
const truncatedDeviation = 0.8796256610342398;

/**
 * What an initialiser comes to for a weight of this shape, as a plan has it; `weight` names it in messages.
 * @throws LinnetError `bad-option` for a matrix of a weight that is none, and for one that would take minutes to make.
 */
export function initialiserFor(choice: WeightInitialiser, shape: Shape, weight: string): Initialiser {
  switch (choice.kind) {
    case 'varianceScaling':
      return scaledFor(choice, shape);
    case 'orthogonal':
      if (shape.length < 2) throw noMatrix(choice.kind, shape, weight);
      return { ...choice, ...orthogonalSides(shape, weight) };
    case 'identity':
      if (shape.length !== 2) throw noMatrix(choice.kind, shape, weight);
      return choice;
    default:
      return choice;
  }
}

/** Work grows with the square of the shorter side: beyond this it takes minutes. */
const mostOrthogonal = 2048;

function orthogonalSides(shape: Shape, weight: string): { readonly rows: number; readonly columns: number } {
  const [rows, columns] = [sizeOf(shape.slice(0, -1)), shape.at(-1) ?? 1];
  if (Math.min(rows, columns) <= mostOrthogonal) return { rows, columns };
  throw new LinnetError(
    'bad-option',
    `"${weight}" is ${formatShape(shape)}; an orthogonal start has at most ${mostOrthogonal} on its shorter side. Use "glorotUniform".`,
  );
}

type VarianceScaling = Extract<WeightInitialiser, { readonly kind: 'varianceScaling' }>;

/** Keras's, with one rounding less under the root: 3 scale / n is 6 / (in + out) for Glorot's. */
function scaledFor({ scale, mode, distribution }: VarianceScaling, shape: Shape): Initialiser {
  const [fanIn, fanOut] = fansOf(shape);
  const count = Math.max(1, { fanIn, fanOut, fanAverage: (fanIn + fanOut) / 2 }[mode]);
  if (distribution === 'uniform') {
    const high = Math.sqrt((3 * scale) / count);
    return { kind: 'uniform', low: -high, high };
  }
  const truncated = distribution === 'truncatedNormal';
  const deviation = Math.sqrt(scale / count) / (truncated ? truncatedDeviation : 1);
  return { kind: 'normal', mean: 0, deviation, truncated };
}

/** How many numbers a unit reads, and how many units read a number: axes before the last two are a window. */
function fansOf(shape: Shape): readonly [fanIn: number, fanOut: number] {
  const [last = 1, before = last, ...window] = [...shape].reverse();
  const places = sizeOf(window);
  return [before * places, last * places];
}

const noMatrix = (kind: string, shape: Shape, weight: string): LinnetError =>
  new LinnetError(
    'bad-option',
    `"${weight}" is no matrix but ${formatShape(shape)}, so it cannot start ${kind}. Use "zeros", constant(0.1) or "normal" for it.`,
  );
