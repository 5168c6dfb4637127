import { checkOptions, LinnetError, type OptionKind, pow, showValue, wholeFrom } from '@linnet/core';
import * as numberKinds from '../number-kinds.js';

/** What every pruning may be told. */
interface AnyPruning {
  /** When it begins. Default 0. */
  readonly from?: number;
  /** What `from`, `to` and `every` count: epochs of the fit (default), or steps of the optimiser, which go on from fit to fit. */
  readonly by?: 'epoch' | 'step';
  /** The layers that are pruned, by name. Default: all that have a kernel. */
  readonly layers?: readonly string[];
}

/** Options of a pruning that takes more and more. */
export interface PolynomialPruning extends AnyPruning {
  /** Default. */
  readonly schedule?: 'polynomial';
  /** When the sparsity is reached; then it stays. */
  readonly to: number;
  /** Where it begins. Default 0. */
  readonly initialSparsity?: number;
  /** How fast it falls off: 1 is a straight line. Default 3. */
  readonly power?: number;
  /** How far apart more weights are taken. Default 1. */
  readonly every?: number;
}

/** Options of a pruning that takes all at once. */
export interface ConstantPruning extends AnyPruning {
  readonly schedule: 'constant';
}

/** Options of `pruning`. */
export type PruningOptions = PolynomialPruning | ConstantPruning;

const anyKinds = (): Readonly<Record<keyof AnyPruning | 'schedule', OptionKind>> => ({
  schedule: { is: (value) => value === 'polynomial' || value === 'constant', use: '"polynomial" or "constant"' },
  from: wholeFrom(0),
  by: { is: (value) => value === 'epoch' || value === 'step', use: '"epoch" or "step"' },
  layers: {
    is: (value) => Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string'),
    use: 'a list of names of layers',
  },
});

const polynomialKinds = (): Readonly<Record<keyof PolynomialPruning, OptionKind>> => ({
  ...anyKinds(),
  to: wholeFrom(0),
  initialSparsity: numberKinds.share,
  power: numberKinds.positive,
  every: wholeFrom(1),
});

/**
 * Throws for a schedule that is none.
 * @throws LinnetError `bad-option` that says what is wrong with it.
 */
export function checkPruning(sparsity: number, options: PruningOptions): void {
  if (!numberKinds.share.is(sparsity)) {
    throw new LinnetError(
      'bad-option',
      `The sparsity of pruning is ${showValue(sparsity)}; use ${numberKinds.share.use}.`,
    );
  }
  if (options?.schedule === 'constant') {
    checkOptions('pruning (constant)', options, anyKinds());
    return;
  }
  checkOptions('pruning', options ?? {}, polynomialKinds(), ['to']);
  const { from = 0, to, initialSparsity = 0 } = options;
  if (to < from) throw new LinnetError('bad-option', `Pruning goes from ${from} to ${to}; let it end after it begins.`);
  if (initialSparsity <= sparsity) return;
  throw new LinnetError(
    'bad-option',
    `Pruning begins with a sparsity of ${initialSparsity} and ends with ${sparsity}; weights do not come back.`,
  );
}

/** Makes the function that tells the sparsity at an epoch or step. */
export function sparsityAt(sparsity: number, options: PruningOptions): (count: number) => number {
  const { from = 0 } = options;
  if (options.schedule === 'constant') return (count) => (count < from ? 0 : sparsity);
  const { to, initialSparsity = 0, power = 3, every = 1 } = options;
  return (count) => {
    if (count < from) return 0;
    if (count >= to) return sparsity;
    const passed = Math.floor((count - from) / every) * every;
    return sparsity + (initialSparsity - sparsity) * pow(1 - passed / (to - from), power);
  };
}
