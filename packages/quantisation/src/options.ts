import {
  checkOptions,
  type NdArray,
  nearestName,
  type OptionKind,
  type Overflow,
  oneOf,
  type Rounding,
  throwProblems,
  type WordFormat,
} from '@linnet/core';
import { checkTable, type TableOptions } from './activation-table.js';
import { type CalibrationMethod, methodKind } from './calibration/method.js';
import type { Steps } from './calibration/steps.js';
import { bitsProblems, formatProblems, ruleKinds } from './fixed-point.js';
import type { OutputRule } from './model/value-functions.js';
import type { DeviceFormats } from './profiles.js';

/** A format, such as `fixedPoint(16, 15)`, or how many bits it has: its step is then fitted to the numbers. */
export type FormatChoice = number | WordFormat;

/** How a layer is quantised. */
export interface LayerFormats {
  /** Default: 16 bits. Bits are fitted to the greatest weight. A list has a format for each unit, alike but for the step. */
  readonly weights?: FormatChoice | readonly WordFormat[];
  /** Biases are rounded to this before they become whole steps of the products. Default: to those steps at once. */
  readonly biases?: WordFormat;
  /**
   * Of the sums that a table takes. Default: four bits more than the activations, up to where the function is flat. Without a
   * table sums go straight to the activations' format.
   */
  readonly sums?: FormatChoice;
  /** Of what the layer gives. Default: 16 bits. Bits are fitted to the calibration rows, or to what limits the layer. */
  readonly activations?: FormatChoice;
  /** One step for all weights (`perTensor`, the default), or one for each unit's (`perChannel`). Given formats have their own. */
  readonly scales?: 'perTensor' | 'perChannel';
  /** Of fitted formats: `powerOfTwo` (the default, shifts rescale) or `any` (a multiplication for each unit). */
  readonly steps?: Steps;
  /** Of fitted formats. Default `halfUp`. */
  readonly rounding?: Rounding;
  /** Of fitted formats. Default `saturate`. */
  readonly overflow?: Overflow;
  /** Of tanh, sigmoid, softsign. */
  readonly table?: TableOptions;
}

/** Options of {@link quantise}. */
export interface QuantiseOptions extends LayerFormats {
  /** Of the inputs. Default: 16 bits, fitted to the calibration rows, or to [-1, 1] where the model scales them. */
  readonly input?: FormatChoice;
  /** What differs for some layers, by their names. */
  readonly layers?: Readonly<Record<string, LayerFormats>>;
  /** Rows in the user's units, as `predict` takes them: what ranges follow from, and what errors are measured on. */
  readonly calibration?: NdArray;
  /** Default `minMax`. */
  readonly method?: CalibrationMethod;
  /** Formats of an instrument, for what is not given: its words are assumed, and the network says so. */
  readonly profile?: DeviceFormats;
}

const formatKind: OptionKind = {
  is: (value) => typeof value === 'number' || (typeof value === 'object' && value !== null),
  use: 'bits, or a format such as fixedPoint(16, 15)',
};
const objectKind: OptionKind = { is: (value) => typeof value === 'object' && value !== null, use: 'an object' };

const layerKinds: Readonly<Record<keyof LayerFormats, OptionKind>> = {
  weights: { is: formatKind.is, use: `${formatKind.use}, or a list of formats` },
  biases: { is: objectKind.is, use: 'a format such as fixedPoint(16, 15)' },
  sums: formatKind,
  activations: formatKind,
  scales: oneOf(['perTensor', 'perChannel']),
  steps: oneOf(['powerOfTwo', 'any']),
  ...ruleKinds,
  table: objectKind,
};

const kinds: Readonly<Record<keyof QuantiseOptions, OptionKind>> = {
  ...layerKinds,
  input: formatKind,
  layers: objectKind,
  calibration: { is: objectKind.is, use: 'rows with a shape, such as fromRows([[...], ...])' },
  method: methodKind,
  profile: {
    is: (value) => objectKind.is(value) && 'signals' in Object(value) && 'weights' in Object(value),
    use: 'one of profiles, such as mokuGo, or profileNamed("moku-go")',
  },
};

/**
 * Throws for options that are none.
 * @throws LinnetError `bad-option` that lists them.
 */
export function checkQuantiseOptions(options: QuantiseOptions): void {
  checkOptions('quantise', options, kinds);
  const { layers = {}, input, calibration, method, profile } = options;
  for (const [name, formats] of Object.entries(layers)) checkOptions(`layers.${name}`, formats, layerKinds);
  for (const { table } of [options, ...Object.values(layers)]) if (table !== undefined) checkTable(table);
  throwProblems('bad-option', 'Options of quantise:', [
    ...choiceProblems(input, 'input'),
    ...formatsProblems(options, ''),
    ...Object.entries(layers).flatMap(([name, formats]) => formatsProblems(formats, `layers.${name}.`)),
    ...choiceProblems(profile?.signals, 'profile.signals'),
    ...choiceProblems(profile?.weights, 'profile.weights'),
    ...wrapProblems(options),
    ...(method !== undefined && calibration === undefined
      ? ['method is how ranges follow from rows; give calibration as well.']
      : []),
  ]);
}

/** Methods that cut off outliers count on words that saturate. */
function wrapProblems({ method = 'minMax', overflow, layers = {} }: QuantiseOptions): readonly string[] {
  const wraps = [overflow, ...Object.values(layers).map((formats) => formats.overflow)].includes('wrap');
  if (method === 'minMax' || !wraps) return [];
  return ['method cuts off outliers, and words that wrap would turn them over; use "minMax", or words that saturate.'];
}

const formatsProblems = ({ weights, biases, sums, activations }: LayerFormats, at: string): readonly string[] => [
  ...weightsProblems(weights, `${at}weights`),
  ...(biases === undefined ? [] : formatProblems(biases, `${at}biases`)),
  ...choiceProblems(sums, `${at}sums`),
  ...choiceProblems(activations, `${at}activations`),
];

function weightsProblems(weights: LayerFormats['weights'], what: string): readonly string[] {
  if (!isList(weights)) return choiceProblems(weights, what);
  const [first] = weights;
  const alike = weights.every(
    ({ bits, rounding, overflow }) =>
      bits === first?.bits && rounding === first.rounding && overflow === first.overflow,
  );
  return [
    ...weights.flatMap((format, unit) => formatProblems(format, `${what}[${unit}]`)),
    ...(first !== undefined && alike ? [] : [`${what} must have a format for each unit, alike but for the step.`]),
  ];
}

/** A list of formats, one for each unit, and no choice for all of them. */
export const isList = (weights: LayerFormats['weights']): weights is readonly WordFormat[] => Array.isArray(weights);

function choiceProblems(choice: FormatChoice | undefined, what: string): readonly string[] {
  if (choice === undefined) return [];
  return typeof choice === 'number' ? bitsProblems(choice, what) : formatProblems(choice, what);
}

/**
 * Throws where options name layers that there are not.
 * @throws LinnetError `bad-option` with those there are.
 */
export function checkLayerNames({ layers = {} }: QuantiseOptions, known: readonly string[]): void {
  const problems = Object.keys(layers)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearestName(name, known);
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      return `there is no dense layer "${name}".${hint} The model has ${known.join(', ')}.`;
    });
  throwProblems('bad-option', 'Options of quantise, layers:', problems);
}

/**
 * Throws where a list of formats is not one for each unit of its layer.
 * @throws LinnetError `bad-option` that lists them.
 */
export function checkUnitFormats(
  options: QuantiseOptions,
  layers: readonly { readonly name: string; readonly units: number }[],
): void {
  const problems = layers.flatMap(({ name, units }) => {
    const { weights } = choicesFor(options, name);
    if (!isList(weights) || weights.length === units) return [];
    return [`the weights of layer "${name}" are given ${weights.length} formats; it has ${units} units.`];
  });
  throwProblems('bad-option', 'Options of quantise:', problems);
}

/** What is chosen for one layer: what is said for it, then what is said for all, then what the profile has. */
export interface LayerChoices {
  readonly weights: FormatChoice | readonly WordFormat[];
  readonly biases: WordFormat | undefined;
  readonly sums: FormatChoice | undefined;
  readonly activations: FormatChoice;
  readonly scales: 'perTensor' | 'perChannel';
  readonly steps: Steps;
  readonly rounding: Rounding;
  readonly overflow: Overflow;
  readonly table: TableOptions;
}

/** The choices for a layer. */
export function choicesFor(options: QuantiseOptions, name: string): LayerChoices {
  const { profile, layers = {} } = options;
  const own: LayerFormats = (Object.hasOwn(layers, name) ? layers[name] : undefined) ?? {};
  return {
    weights: own.weights ?? options.weights ?? profile?.weights ?? 16,
    biases: own.biases ?? options.biases,
    sums: own.sums ?? options.sums,
    activations: own.activations ?? options.activations ?? profile?.signals ?? 16,
    scales: own.scales ?? options.scales ?? 'perTensor',
    steps: own.steps ?? options.steps ?? 'powerOfTwo',
    rounding: own.rounding ?? options.rounding ?? 'halfUp',
    overflow: own.overflow ?? options.overflow ?? 'saturate',
    table: own.table ?? options.table ?? {},
  };
}

/** What is said for a layer and means nothing there: formats of a table where there is none. */
export function unusedChoices({ layers = {} }: QuantiseOptions, name: string, { activation }: OutputRule) {
  const { sums, table }: LayerFormats = (Object.hasOwn(layers, name) ? layers[name] : undefined) ?? {};
  if (typeof activation === 'object' || (sums === undefined && table === undefined)) return [];
  const given = sums === undefined ? 'table' : 'sums';
  return [
    `Layer "${name}": it has no table, so layers.${name}.${given} means nothing; its sums go to its activations' format.`,
  ];
}

/** What a network rests on that its device's maker does not publish. */
export function assumptionsOf(options: QuantiseOptions, names: readonly string[]): readonly string[] {
  const { profile, input = profile?.signals } = options;
  if (profile === undefined) return [];
  const choices = names.map((name) => choicesFor(options, name));
  const signals = input === profile.signals || choices.some(({ activations }) => activations === profile.signals);
  const weights = choices.some((choice) => choice.weights === profile.weights);
  return [...(signals ? [assumption(profile, 'signals')] : []), ...(weights ? [assumption(profile, 'weights')] : [])];
}

function assumption(profile: DeviceFormats, what: 'signals' | 'weights'): string {
  const { bits, fraction } = profile[what];
  return `assumed: ${what} of ${profile.device} are of ${bits} bits, ${fraction} of them behind the point; the maker publishes no word lengths.`;
}
