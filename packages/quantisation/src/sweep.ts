import {
  checkInput,
  checkOptionNames,
  checkOptions,
  LinnetError,
  type ModelArtifact,
  type NdArray,
  type OptionKind,
  type QuantisedNetwork,
  type Samples,
  sizeOf,
  unscale,
} from '@linnet/core';
import { accuracy, labels as labelsOf } from '@linnet/metrics';
import { networkInputs } from './build/network.js';
import { emulate } from './emulator/emulate.js';
import { bitsProblems } from './fixed-point.js';
import { type FloatNetwork, floatValues } from './model/float-network.js';
import { readModel } from './model/read-model.js';
import type { QuantiseOptions } from './options.js';
import { quantisedNetwork } from './quantise.js';

/** Options of {@link sweepBits}. */
export interface SweepOptions {
  /** Lengths of words to try, each 2 to 32. Default 4, 6, 8, 10, 12, 16. */
  readonly bits?: readonly number[];
  /** What a number of bits is worth, of targets and predictions in the user's units. Default: accuracy. */
  readonly metric?: (truth: NdArray, predicted: NdArray) => number;
  /**
   * The class of each row of predictions or targets: what "changed" counts. Default: `labels` of `@linnet/metrics`; with a
   * metric of one's own nothing is counted unless this is given.
   */
  readonly labels?: (values: NdArray) => ArrayLike<number>;
  /** Whether each layer is also tried alone. Default true. */
  readonly byLayer?: boolean;
  /** Bits of all other layers while one is tried. Default: the most of `bits`. */
  readonly others?: number;
  /** All but the bits that are tried; `calibration` is the data's rows where it has none. */
  readonly quantise?: Omit<QuantiseOptions, 'weights' | 'activations' | 'input' | 'layers' | 'profile'>;
}

/** Rows whose class is not the float model's. */
export interface ClassChanges {
  readonly rows: number;
  /** Of these: right now, wrong before. */
  readonly gained: number;
  /** Wrong now, right before. */
  readonly lost: number;
}

/** One number of bits. */
export interface SweepPoint {
  readonly bits: number;
  readonly score: number;
  readonly changed?: ClassChanges;
}

/** What bits do to a network: of all layers together, and of each alone. Plain data. */
export interface BitSweep {
  /** Of the float model. */
  readonly float: number;
  readonly rows: number;
  readonly whole: readonly SweepPoint[];
  readonly layers: readonly { readonly name: string; readonly points: readonly SweepPoint[] }[];
  /** Bits of the other layers where one was tried. */
  readonly others: number;
}

const isFunction = { is: (value: unknown) => typeof value === 'function', use: 'a function' };
const kinds: Readonly<Record<keyof SweepOptions, OptionKind>> = {
  bits: {
    is: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((bits) => bitsProblems(bits, '').length === 0),
    use: 'a list of whole numbers from 2 to 32',
  },
  metric: isFunction,
  labels: isFunction,
  byLayer: { is: (value) => typeof value === 'boolean', use: 'true or false' },
  others: { is: (value) => bitsProblems(value, '').length === 0, use: 'a whole number from 2 to 32' },
  quantise: { is: (value) => typeof value === 'object' && value !== null, use: 'an object' },
};

/** Options of `quantise` that a sweep does not set itself. */
const passedOn = ['biases', 'sums', 'scales', 'steps', 'rounding', 'overflow', 'table', 'calibration', 'method'];

/**
 * Quantises a model with fewer and fewer bits for weights and signals, all layers together and each alone, and scores what
 * the emulator gives: where it breaks, and which layer breaks it. Rows that changed class are counted both ways.
 * @param data targets and rows in the user's units
 * @throws LinnetError as {@link quantise}; `bad-shape` or `bad-value` for samples that do not fit.
 *
 * @example
 * ```ts
 * const sweep = sweepBits(model.toArtifact(), validation, { bits: [4, 6, 8, 12, 16] });
 * console.log(formatSweep(sweep));
 * ```
 */
export function sweepBits(artifact: ModelArtifact, data: Samples, options: SweepOptions = {}): BitSweep {
  checkOptions('sweepBits', options, kinds);
  const { bits = [4, 6, 8, 10, 12, 16], byLayer = true, others = Math.max(...bits) } = options;
  checkOptionNames('quantise of a sweep', options.quantise ?? {}, passedOn);
  const { network: float, problems } = readModel(artifact);
  if (problems.length > 0) quantisedNetwork(artifact, {});
  const score = scorer(artifact, float, data, options);
  const base: QuantiseOptions = { calibration: data.x, ...options.quantise };
  const at = (all: number, layers: QuantiseOptions['layers'] = {}): QuantisedNetwork =>
    networkAt(artifact, { ...base, weights: all, activations: all, input: all, layers });
  const alone = (name: string, count: number): QuantisedNetwork =>
    at(others, { [name]: { weights: count, activations: count } });
  return {
    float: score.float,
    rows: data.x.shape[0] ?? 0,
    whole: bits.map((count) => score.point(count, at(count))),
    layers: byLayer
      ? float.layers.map(({ name }) => ({ name, points: bits.map((count) => score.point(count, alone(name, count))) }))
      : [],
    others,
  };
}

function networkAt(artifact: ModelArtifact, options: QuantiseOptions): QuantisedNetwork {
  try {
    return quantisedNetwork(artifact, options).network;
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    const { code, message, problems } = cause;
    throw new LinnetError(code, `At ${options.weights} bits: ${message}`, { problems, cause });
  }
}

interface Scorer {
  readonly float: number;
  point(bits: number, network: QuantisedNetwork): SweepPoint;
}

function scorer(artifact: ModelArtifact, float: FloatNetwork, data: Samples, options: SweepOptions): Scorer {
  const inputs = networkInputs(artifact, data?.x);
  checkInput(data.y, data.y?.shape?.slice(1) ?? [], 'Targets');
  const { metric = accuracy, labels = options.metric === undefined ? labelsOf : undefined } = options;
  const before = inUserUnits(artifact, floatOutputs(float, inputs));
  const changes = labels === undefined ? undefined : changeCounter(labels, data.y, before);
  return {
    float: metric(data.y, before),
    point: (bits, network) => {
      const predicted = inUserUnits(artifact, emulate(network, inputs));
      const changed = changes?.(predicted);
      return { bits, score: metric(data.y, predicted), ...(changed === undefined ? {} : { changed }) };
    },
  };
}

function floatOutputs(float: FloatNetwork, inputs: NdArray): NdArray<Float64Array> {
  let data = new Float64Array(0);
  for (const { outputs } of floatValues(float, inputs.data)) data = Float64Array.from(outputs);
  const rows = inputs.shape[0] ?? 0;
  return { data, shape: [rows, data.length / rows] };
}

const inUserUnits = ({ scaling }: ModelArtifact, y: NdArray): NdArray =>
  scaling?.output === undefined ? y : unscale(y, scaling.output);

function changeCounter(labels: (values: NdArray) => ArrayLike<number>, y: NdArray, before: NdArray) {
  const [truth, was] = [targetClasses(labels, y, before), labels(before)];
  return (predicted: NdArray): ClassChanges => {
    const now = labels(predicted);
    let [rows, gained, lost] = [0, 0, 0];
    for (let row = 0; row < was.length; row++) {
      if (now[row] === was[row]) continue;
      rows++;
      if (now[row] === truth[row]) gained++;
      if (was[row] === truth[row]) lost++;
    }
    return { rows, gained, lost };
  };
}

/** Targets of one column beside outputs of several are class indices as they stand. */
function targetClasses(labels: (values: NdArray) => ArrayLike<number>, y: NdArray, before: NdArray): ArrayLike<number> {
  const [columns, given] = [sizeOf(before.shape.slice(1)), sizeOf(y.shape.slice(1))];
  return columns > 1 && given === 1 ? y.data : labels(y);
}
