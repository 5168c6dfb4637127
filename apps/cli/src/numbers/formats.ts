import { LinnetError, type ModelArtifact, type NdArray, type Overflow, type Rounding } from '@linnet/core';
import {
  type CalibrationMethod,
  type FormatChoice,
  type LayerFormats,
  parseFormat,
  profileNamed,
  profiles,
  type QuantiseOptions,
} from 'linnet';
import { given } from '../options.js';

/** What a command line says about the numbers of a network. */
export interface NumberFlags {
  readonly format?: string;
  readonly weights?: string;
  readonly activations?: string;
  readonly input?: string;
  readonly layer?: readonly string[];
  readonly scales?: 'perTensor' | 'perChannel';
  readonly steps?: 'powerOfTwo' | 'any';
  readonly rounding?: Rounding;
  readonly overflow?: Overflow;
  readonly table?: number;
  /** False for `--no-interpolation`; true says nothing. */
  readonly interpolation?: boolean;
  readonly method?: CalibrationMethod;
  readonly data?: string;
}

const named = [
  'format',
  'weights',
  'activations',
  'input',
  'scales',
  'steps',
  'rounding',
  'overflow',
  'table',
  'method',
] as const;

/** Whether a command line says anything about integers. */
export const saysNumbers = (flags: NumberFlags): boolean =>
  named.some((name) => flags[name] !== undefined) || (flags.layer ?? []).length > 0 || flags.interpolation === false;

/**
 * The options of `quantise` that a command line means.
 * @throws LinnetError `bad-option` for a text that is no format.
 */
export function quantiseOptions(flags: NumberFlags, calibration?: NdArray): QuantiseOptions {
  const { format, scales, steps, rounding, overflow, method, layer = [] } = flags;
  const all = format === undefined ? {} : formatOptions(format);
  return {
    ...all,
    ...given({
      weights: choiceOf(flags.weights),
      activations: choiceOf(flags.activations),
      input: choiceOf(flags.input),
      ...{ scales, steps, rounding, overflow, method, calibration },
      table: tableOptions(flags),
      layers: layer.length === 0 ? undefined : Object.fromEntries(layer.map(layerOption)),
    }),
  };
}

function tableOptions({ table, interpolation }: NumberFlags) {
  if (table === undefined && interpolation !== false) return undefined;
  return { ...given({ size: table }), ...(interpolation === false ? { interpolation } : {}) };
}

/** One format for weights, signals and inputs, or a profile's. */
function formatOptions(text: string): QuantiseOptions {
  if (profiles.some(({ name }) => name === text)) return { profile: profileNamed(text) };
  if (/^moku/iu.test(text)) return { profile: profileNamed(text.toLowerCase()) };
  const choice = parseChoice(text);
  return { weights: choice, activations: choice, input: choice };
}

const choiceOf = (text: string | undefined): FormatChoice | undefined =>
  text === undefined ? undefined : parseChoice(text);

function parseChoice(text: string): FormatChoice {
  if (/^\s*\d+\s*$/u.test(text)) return Number(text);
  try {
    return parseFormat(text);
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    throw new LinnetError(cause.code, `${cause.message}\nOr give bits alone, such as 16.`, { cause });
  }
}

function layerOption(text: string): readonly [string, LayerFormats] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) {
    const choice = parseChoice(text.slice(at + 1));
    return [text.slice(0, at), { weights: choice, activations: choice }];
  }
  throw new LinnetError('bad-option', `--layer is "${text}"; use a layer's name and its format, such as dense_1=8.`);
}

/** The model without its integers. */
export function withoutIntegers({ quantised: _, ...artifact }: ModelArtifact): ModelArtifact {
  return artifact;
}
