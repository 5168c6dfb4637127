import {
  checkInput,
  type ModelArtifact,
  type NdArray,
  type QuantisedLayer,
  type QuantisedNetwork,
  scale,
  type WordFormat,
} from '@linnet/core';
import { greatestOutput } from '../accumulator.js';
import type { TableOptions } from '../activation-table.js';
import type { CalibrationMethod } from '../calibration/method.js';
import { rangeOf } from '../calibration/range.js';
import { type FloatNetwork, floatValues, type LayerValues } from '../model/float-network.js';
import { assumptionsOf, choicesFor, type LayerChoices, type QuantiseOptions, unusedChoices } from '../options.js';
import type { DeviceFormats } from '../profiles.js';
import { greatestMagnitude } from '../word.js';
import { type ChosenFormats, chooseFormats, formatFor } from './formats.js';
import { buildLayer, type LayerInput } from './layer.js';

/** What ranges follow from. */
export interface RangeSource {
  /** Calibration rows as the network takes them. */
  readonly inputs: NdArray | undefined;
  /** Whether the model brings its inputs to [-1, 1]. */
  readonly isScaled: boolean;
  readonly method: CalibrationMethod;
}

/** Formats that were chosen or fitted, as options that say each of them. */
export interface FixedFormats {
  readonly input: WordFormat;
  readonly layers: Readonly<Record<string, FixedLayerFormats>>;
  /** Whose words some of them are. */
  readonly profile?: DeviceFormats;
}

/** Those of one layer. */
export interface FixedLayerFormats {
  /** One, or one for each unit. */
  readonly weights: WordFormat | readonly WordFormat[];
  readonly biases?: WordFormat;
  /** Where there is a table. */
  readonly sums?: WordFormat;
  readonly activations: WordFormat;
  readonly table?: TableOptions;
}

/** A network in integers, and all that speaks against it. */
export interface BuiltNetwork {
  readonly network: QuantisedNetwork;
  readonly formats: FixedFormats;
  readonly problems: readonly string[];
  /** What calibration rows, or formats, would say. */
  readonly unknownRanges: readonly string[];
}

/** Rows in the user's units as the network takes them. */
export function networkInputs(artifact: ModelArtifact, rows: NdArray): NdArray {
  checkInput(rows, artifact.input, 'Calibration');
  const { scaling } = artifact;
  return scaling?.input === undefined ? rows : scale(rows, scaling.input);
}

/** Builds layer after layer; each takes what the one before it gives. */
export function buildNetwork(float: FloatNetwork, options: QuantiseOptions, source: RangeSource): BuiltNetwork {
  const names = float.layers.map(({ name }) => name);
  const { input, unknown } = inputFormat(options, source, names[0] ?? '');
  const layers: QuantisedLayer[] = [];
  const fixed: [string, FixedLayerFormats][] = [];
  const [problems, unknownRanges]: [string[], string[]] = [[], [...unknown]];
  const values = layerValues(float, source.inputs);
  let incoming: LayerInput = { ...input, greatest: greatestMagnitude(input) };
  for (const layer of float.layers) {
    const choices = choicesFor(options, layer.name);
    const formats = chooseFormats(layer, {
      choices,
      values: values(),
      method: source.method,
      greatestInput: incoming.greatest * incoming.step,
    });
    const built = buildLayer(layer, choices, formats, incoming);
    unknownRanges.push(...formats.unknownRange);
    problems.push(...unusedChoices(options, layer.name, formats.rule), ...built.problems);
    layers.push(built.layer);
    fixed.push([layer.name, fixedFormats(choices, formats, built.weightFormats)]);
    incoming = { ...built.layer.output, greatest: greatestOutput(built.layer) };
  }
  const { shape, notes } = float;
  const assumptions = assumptionsOf(options, names);
  const { profile } = options;
  return {
    network: { format: 'linnet-quantised/1', shape, input, layers, assumptions, notes },
    formats: { input, layers: Object.fromEntries(fixed), ...(profile === undefined ? {} : { profile }) },
    problems,
    unknownRanges,
  };
}

function fixedFormats(
  { biases, table }: LayerChoices,
  { rule, sum, output }: ChosenFormats,
  formats: readonly WordFormat[],
): FixedLayerFormats {
  const [first] = formats;
  return {
    weights: formats.length === 1 && first !== undefined ? first : formats,
    ...(biases === undefined ? {} : { biases }),
    activations: output,
    ...(typeof rule.activation === 'object' ? { sums: sum, table } : {}),
  };
}

/** What each layer gives for the calibration rows, one call a layer. */
function layerValues(float: FloatNetwork, inputs: NdArray | undefined): () => LayerValues | undefined {
  const values = inputs === undefined ? undefined : floatValues(float, inputs.data);
  return () => {
    const next = values?.next();
    return next?.done === false ? next.value : undefined;
  };
}

function inputFormat(options: QuantiseOptions, { inputs, isScaled, method }: RangeSource, first: string) {
  const { profile, input: choice = profile?.signals ?? 16 } = options;
  const { steps, rounding, overflow } = choicesFor({ ...options, layers: {} }, first);
  const rules = { bits: typeof choice === 'number' ? choice : choice.bits, steps, overflow };
  const known = isScaled ? 1 : undefined;
  const range = inputs === undefined ? known : rangeOf(Float64Array.from(inputs.data), method, rules);
  const { bits, step, ...rest }: WordFormat = formatFor(choice, range ?? 1, { steps, rounding, overflow });
  const isUnknown = range === undefined && typeof choice === 'number';
  return {
    input: { bits, step, rounding: rest.rounding, overflow: rest.overflow },
    unknown: isUnknown ? ['Nothing says how far inputs reach; give calibration rows, or a format for the input.'] : [],
  };
}
