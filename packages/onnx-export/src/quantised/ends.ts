import { type Bounds, type NumberFormat, type Scaling, type Shape, sizeOf, type WordFormat } from '@linnet/core';
import { castTo } from '../file/cast.js';
import type { GraphScope } from '../file/graph.js';
import { perColumn } from '../file/per-column.js';
import { limited, rounded, wrapped } from './rounding.js';
import { canDequantise, canQuantise, dequantised, limitsOf, quantised, quantiseLinear, type Word } from './word.js';

/** What a file takes, or gives: doubles where single floats do not hold the words. */
export const endType = ({ bits }: NumberFormat): 'float' | 'double' => (bits <= 24 ? 'float' : 'double');

/** Adds the words of inputs: scaled in doubles, rounded, limited, as the emulator does. */
export function writeInput(
  scope: GraphScope,
  x: string,
  axes: Shape,
  format: WordFormat,
  { scaling: { input: bounds }, opset }: { readonly scaling: Scaling; readonly opset: number },
): Word {
  const type = endType(format);
  if (bounds === undefined && type === 'float' && isPlain(format, opset))
    return quantiseLinear(scope, x, format, opset);
  const value = type === 'double' ? x : castTo(scope, x, 'double');
  const scaled = bounds === undefined ? value : scaledInput(scope, value, axes, bounds);
  const inSteps = scope.node('Div', [scaled, scope.constant('step', 'double', [format.step])]);
  return inputWord(scope, rounded(scope, inSteps, format.rounding), format, opset);
}

/** Whether QuantizeLinear alone does what the format says. */
const isPlain = (format: WordFormat, opset: number): boolean =>
  format.rounding === 'halfEven' &&
  format.overflow === 'saturate' &&
  (format.bits === 8 || format.bits === 16) &&
  canQuantise(format, opset);

function inputWord(scope: GraphScope, whole: string, format: WordFormat, opset: number): Word {
  const { bits, overflow } = format;
  if (overflow === 'wrap') {
    // A remainder of doubles has no error, and fits an integer whatever came in.
    const low = scope.node('Mod', [whole, scope.constant('words', 'double', [2 * (limitsOf(bits, 'wrap')[1] + 1)])], {
      fmod: { int: 1 },
    });
    return { tensor: wrapped(scope, castTo(scope, low, 'int64'), bits), type: 'int64', format };
  }
  const within = limited(scope, whole, limitsOf(bits, overflow));
  if (canQuantise(format, opset)) return quantised(scope, within, format, opset);
  return { tensor: castTo(scope, within, 'int64'), type: 'int64', format };
}

/** 2 ((x - low) / (high - low) - 0.5), in this order; columns whose bounds are equal become 0. */
function scaledInput(scope: GraphScope, x: string, axes: Shape, { low, high }: Bounds): string {
  const constant = (name: string, of: (low: number, high: number) => number): string =>
    scope.constant(
      name,
      'double',
      ...perColumn(
        low.map((value, column) => of(value, high[column] ?? value)),
        axes,
      ),
    );
  const range = constant('range', (a, b) => (a === b ? 1 : b - a));
  const quotient = scope.node('Div', [scope.node('Sub', [x, constant('low', (a) => a)]), range]);
  const centred = scope.node('Sub', [quotient, constant('half', () => 0.5)]);
  return scope.node('Mul', [centred, constant('factor', (a, b) => (a === b ? 0 : 2))]);
}

/** Adds all numbers of a row on one axis. */
export const flattened = (scope: GraphScope, x: Word, axes: Shape): Word =>
  axes.length === 1
    ? x
    : { ...x, tensor: scope.node('Reshape', [x.tensor, scope.constant('shape', 'int64', [-1, sizeOf(axes)], [2])]) };

/** Adds what the words of outputs stand for, scaling undone in doubles, as the emulator does. */
export function writeOutput(scope: GraphScope, y: Word, { output: bounds }: Scaling, opset: number): string {
  const type = endType(y.format);
  const isSingle = canDequantise(y.format);
  const value = isSingle ? dequantised(scope, y, opset) : inDoubles(scope, y);
  const given = isSingle ? 'float' : 'double';
  if (bounds === undefined) return given === type ? value : castTo(scope, value, type);
  const double = isSingle ? castTo(scope, value, 'double') : value;
  const unscaled = unscaledOutput(scope, double, bounds);
  return type === 'double' ? unscaled : castTo(scope, unscaled, type);
}

const inDoubles = (scope: GraphScope, { tensor, format }: Word): string =>
  scope.node('Mul', [castTo(scope, tensor, 'double'), scope.constant('step', 'double', [format.step])]);

/** (y / 2 + 0.5) (high - low) + low, in this order. */
function unscaledOutput(scope: GraphScope, y: string, { low, high }: Bounds): string {
  const constant = (name: string, values: readonly number[]): string =>
    scope.constant(name, 'double', ...perColumn(values, [low.length]));
  const half = constant('half', [0.5]);
  const share = scope.node('Add', [scope.node('Mul', [y, half]), half]);
  const range = low.map((value, column) => (high[column] ?? value) - value);
  return scope.node('Add', [scope.node('Mul', [share, constant('range', range)]), constant('low', low)]);
}
