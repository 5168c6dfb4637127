import { LinnetError } from '@linnet/core';
import { given } from '../options.js';

/** What a command line says for the exporter. */
export interface ExporterFlags {
  readonly name?: string;
  readonly multipliers?: number;
  readonly wrapper?: string;
  readonly opset?: number;
  readonly precision?: string;
  readonly inputChannels?: number;
  readonly outputChannels?: number;
  readonly outputMapping?: readonly number[];
  readonly foldScaling?: boolean;
  readonly clipWeights?: boolean;
  readonly vendorBytes?: boolean;
  readonly sampleRate?: number;
  readonly set: readonly string[];
}

/** The exporter's options: what is named, whichever exporter it is for; exporters refuse what they do not know. */
export function exporterOptions(flags: ExporterFlags): Readonly<Record<string, unknown>> {
  const { name, multipliers, wrapper, opset, inputChannels, outputChannels, outputMapping } = flags;
  const { precision, foldScaling, clipWeights, vendorBytes, sampleRate, set } = flags;
  return {
    ...given({ name, multipliers, wrapper, opset, inputChannels, outputChannels, outputMapping }),
    ...given({ precision, foldScaling, clipWeights, vendorBytes, sampleRate }),
    ...Object.fromEntries(set.map(setting)),
  };
}

function setting(text: string): readonly [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1) throw new LinnetError('bad-option', `--set is "${text}"; use option=value, such as --set opset=17.`);
  return [text.slice(0, at), settingValue(text.slice(at + 1))];
}

function settingValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
