import { unknownName } from '@linnet/core';
import { checkInitialiser, type FanDistribution, type FanMode, type WeightInitialiser } from './weight-initialiser.js';

/** Scale, mode and distribution of names that stand for a scaled variance. */
const scaled = {
  glorotUniform: [1, 'fanAverage', 'uniform'],
  glorotNormal: [1, 'fanAverage', 'truncatedNormal'],
  heUniform: [2, 'fanIn', 'uniform'],
  heNormal: [2, 'fanIn', 'truncatedNormal'],
  lecunUniform: [1, 'fanIn', 'uniform'],
  lecunNormal: [1, 'fanIn', 'truncatedNormal'],
} as const satisfies Readonly<Record<string, readonly [scale: number, FanMode, FanDistribution]>>;

const plain = {
  zeros: { kind: 'constant', value: 0 },
  ones: { kind: 'constant', value: 1 },
  uniform: { kind: 'uniform', low: -0.05, high: 0.05 },
  normal: { kind: 'normal', mean: 0, deviation: 0.05, truncated: false },
  truncatedNormal: { kind: 'normal', mean: 0, deviation: 0.05, truncated: true },
  orthogonal: { kind: 'orthogonal', gain: 1 },
  identity: { kind: 'identity', gain: 1 },
} as const satisfies Readonly<Record<string, WeightInitialiser>>;

/**
 * Names of initialisers, with Keras's meaning: `glorot` keeps the variance of values and gradients (Glorot and Bengio,
 * 2010), `he` is for relu (He et al., 2015), `lecun` for selu (LeCun et al., 1998); `uniform` draws from [-0.05, 0.05),
 * `normal` and `truncatedNormal` with a deviation of 0.05.
 */
export type InitialiserName = keyof typeof plain | keyof typeof scaled;

/** An initialiser by name or by value. */
export type InitialiserChoice = InitialiserName | WeightInitialiser;

const meant: Readonly<Record<string, string>> = {
  zero: '"zeros"',
  one: '"ones"',
  constant: 'constant(0.1)',
  xavier: '"glorotUniform"',
  kaiming: '"heNormal"',
  he: '"heNormal"',
  eye: '"identity"',
};

/**
 * An initialiser by value.
 * @throws LinnetError `unknown-name` for a name that is none, `bad-option` for numbers out of range.
 */
export function resolveInitialiser(choice: InitialiserChoice): WeightInitialiser {
  if (typeof choice !== 'string') return checkInitialiser(choice);
  if (isIn(plain, choice)) return plain[choice];
  if (!isIn(scaled, choice))
    throw unknownName('initialiser', choice, [...Object.keys(plain), ...Object.keys(scaled)], meant);
  const [scale, mode, distribution] = scaled[choice];
  return { kind: 'varianceScaling', scale, mode, distribution };
}

const isIn = <Name extends string>(table: Readonly<Record<Name, unknown>>, name: string): name is Name =>
  Object.hasOwn(table, name);
