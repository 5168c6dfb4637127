import { LinnetError } from '@linnet/core';
import type { DeviceProfile, LinnDocument } from '@linnet/linn-export';
import type { Parameters } from '../parameters.js';

/** Volts that stand for -1 and 1. */
export interface LevelPair {
  readonly low: number;
  readonly high: number;
}

/** A channel that the network puts out on. */
export interface OutputSettings extends LevelPair {
  readonly enabled: boolean;
}

/** How a network is set. */
export interface NetworkSettings {
  readonly document: LinnDocument;
  /** Of the channels that go in. */
  readonly inputs: readonly LevelPair[];
  /** Of the channels that go out. */
  readonly outputs: readonly OutputSettings[];
  /** Sa/s. */
  readonly sampleRate: number;
}

/** What an instrument begins with is not documented: a network that changes nothing, all ranges +-1 V, outputs off. */
export function defaultSettings({ channels, sampleRate }: DeviceProfile): NetworkSettings {
  const levels = { low: -1, high: 1 };
  return {
    document: {
      version: '0.1',
      num_input_channels: 1,
      num_output_channels: 1,
      layers: [{ activation: 'linear', weights: [[1]], biases: [0] }],
    },
    inputs: Array.from({ length: channels }, () => levels),
    outputs: Array.from({ length: channels }, () => ({ ...levels, enabled: false })),
    sampleRate: sampleRate.greatest,
  };
}

/** 2.5 V - 2.475 V is a little less than 0.025 V. */
const tolerance = 1e-9;

/** Reads a pair of levels, with those there are for what is left out. */
export function levelsOf(
  { lowLevel, highLevel, leastSpan }: DeviceProfile,
  parameters: Parameters,
  now: { readonly low?: number; readonly high?: number } = {},
): LevelPair {
  const low = parameters.number('low_level', { ...lowLevel, unit: 'V' }, now.low);
  const high = parameters.number('high_level', { ...highLevel, unit: 'V' }, now.high);
  if (high - low >= leastSpan - tolerance) return { low, high };
  const message = `low_level is ${low} V and high_level ${high} V; the high level must be at least ${leastSpan} V above.`;
  if (parameters.isStrict) throw new LinnetError('bad-option', message);
  const raised = low + leastSpan;
  parameters.warn(`${message} high_level is ${raised} now.`);
  return { low, high: raised };
}
