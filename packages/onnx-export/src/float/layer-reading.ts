import {
  type Activation,
  activations,
  formatShape,
  type LayerSpec,
  showValue,
  sizeOf,
  type UnfoldedActivation,
  unfoldedActivations,
} from '@linnet/core';

/** What can follow the sums of a layer. */
export type LayerActivation = Activation | UnfoldedActivation | 'softmax';

/** A weight of a layer; it holds no numbers where it could not be read. */
export interface Weight {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** Reads what a layer says of itself. What is wrong is kept, and stands for something harmless. */
export interface LayerReading {
  readonly spec: LayerSpec;
  /** Sentences that follow the layer's name. */
  readonly problems: string[];
  /** A weight with these axes; `undefined` is any length. `meaning` says what they are. */
  weight(name: string, axes: readonly (number | undefined)[], meaning: string): Weight;
  /** The same, where a layer may be without it. */
  weightIfAny(name: string, axes: readonly (number | undefined)[], meaning: string): Weight | undefined;
  /** A whole number from 1 up. */
  count(name: string, otherwise?: number): number;
  /** A number above 0. */
  positive(name: string, otherwise: number): number;
  flag(name: string, otherwise: boolean): boolean;
  choice<const Name extends string>(name: string, names: readonly Name[], otherwise: Name): Name;
  activation(): LayerActivation;
}

const allActivations: readonly LayerActivation[] = [...activations, ...unfoldedActivations, 'softmax'];

/** Starts reading a layer. */
export function readingOf(spec: LayerSpec): LayerReading {
  const problems: string[] = [];
  const config = spec.config ?? {};
  const weights = spec.weights ?? {};
  const wrong = (name: string, use: string): void => {
    problems.push(`has ${name} ${showValue(config[name])}; use ${use}.`);
  };
  const count = (name: string, otherwise?: number): number => {
    const value = config[name] ?? otherwise;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
    wrong(name, 'a whole number from 1 up');
    return 1;
  };
  const choice = <const Name extends string>(name: string, names: readonly Name[], otherwise: Name): Name => {
    const value = config[name] ?? otherwise;
    const found = names.find((known) => known === value);
    if (found === undefined) wrong(name, `one of ${names.map((known) => `"${known}"`).join(', ')}`);
    return found ?? otherwise;
  };
  const weight: LayerReading['weight'] = (name, axes, meaning) => {
    const found = weights[name];
    const problem = weightProblem(found, axes);
    if (found !== undefined && problem === undefined) return found;
    problems.push(`has ${problem} for "${name}"; it must be ${meaning}.`);
    return { data: new Float32Array(0), shape: axes.map((length) => length ?? 0) };
  };
  return {
    spec,
    problems,
    weight,
    weightIfAny: (name, axes, meaning) => (weights[name] === undefined ? undefined : weight(name, axes, meaning)),
    count,
    positive: (name, otherwise) => {
      const value = config[name] ?? otherwise;
      if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value;
      wrong(name, 'a number above 0');
      return otherwise;
    },
    flag: (name, otherwise) => {
      const value = config[name] ?? otherwise;
      if (typeof value !== 'boolean') wrong(name, 'true or false');
      return value === true;
    },
    choice,
    activation: () => choice('activation', allActivations, 'linear'),
  };
}

function weightProblem(found: Weight | undefined, axes: readonly (number | undefined)[]): string | undefined {
  const { data, shape }: Partial<Weight> = found ?? {};
  if (!(data instanceof Float32Array && Array.isArray(shape))) return 'nothing';
  const fits = shape.length === axes.length && shape.every((length, axis) => length === (axes[axis] ?? length));
  if (fits && sizeOf(shape) === data.length) return undefined;
  return `${data.length} numbers of shape ${formatShape(shape)}`;
}
