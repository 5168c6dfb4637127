import { LinnetError, showValue } from '@linnet/core';
import type { Hardware, TableRate } from '../hardware.js';
import type { Json } from '../http/answer.js';
import type { Parameters } from '../parameters.js';
import type { Table } from '../signals/waveforms.js';
import { hertz } from './text.js';
import { generatorRanges } from './waveform-generator.js';

/** What one channel plays: a table that was given, and how. */
export interface Channel {
  readonly enabled: boolean;
  readonly table: readonly number[];
  readonly rate: TableRate;
  readonly isAutomatic: boolean;
  readonly frequency: number;
  readonly amplitude: number;
  readonly offset: number;
  readonly phase: number;
  readonly isInterpolated: boolean;
}

/** A channel that nothing was given to. */
export const channelAtFirst = ({ tableRates }: Hardware): Channel => ({
  enabled: false,
  table: [0],
  rate: tableRates[0] ?? { text: 'Auto', points: 0 },
  isAutomatic: true,
  frequency: 1e4,
  amplitude: 1,
  offset: 0,
  phase: 0,
  isInterpolated: false,
});

/** Reads what a channel plays; what is left out stays as it was. */
export function readChannel(read: Parameters, hardware: Hardware, old: Channel): Channel {
  const table = read.has('lut_data') ? readTable(read.list('lut_data'), hardware) : old.table;
  const texts = ['Auto', ...hardware.tableRates.map(({ text }) => text)];
  const asked = read.choice('sample_rate', texts, 'Auto');
  const { greatestTableFrequency: greatest } = hardware;
  return {
    enabled: true,
    table,
    rate: rateFor(asked, table.length, hardware),
    isAutomatic: asked === 'Auto',
    frequency: read.number('frequency', { least: 1e-3, greatest, unit: 'Hz' }, old.frequency),
    amplitude: read.number('amplitude', generatorRanges.amplitude, old.amplitude),
    offset: read.number('offset', generatorRanges.offset, 0),
    phase: read.number('phase', generatorRanges.phase, 0),
    isInterpolated: read.truth('interpolation', false),
  };
}

function readTable(values: readonly unknown[], { tableRates }: Hardware): readonly number[] {
  const most = tableRates.at(-1)?.points ?? 0;
  if (values.length < 1 || values.length > most) {
    throw new LinnetError('bad-option', `lut_data has ${values.length} points; use 1 to ${most}.`);
  }
  return values.map((value, at) => {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new LinnetError('bad-option', `lut_data holds ${showValue(value)} at position ${at}; use numbers.`);
  });
}

/** The rate that was asked for, or else the fastest that has room for the table. */
function rateFor(asked: string, points: number, { tableRates }: Hardware): TableRate {
  const rate = tableRates.find(({ text, points: most }) => (asked === 'Auto' ? points <= most : text === asked));
  if (rate !== undefined && points <= rate.points) return rate;
  throw new LinnetError(
    'bad-option',
    `lut_data has ${points} points; at sample_rate ${asked} there may be ${rate?.points ?? 0}.`,
  );
}

/**
 * The volts of a table: it is brought to [-1, 1] and scaled to the amplitude. How is not documented: here by dividing by the
 * greatest absolute value, so a client that sets twice this value as amplitude gets what it gave, to the bit.
 */
export function tableOf({ table, amplitude, offset, frequency, phase, isInterpolated }: Channel): Table {
  const greatest = table.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scaled = scaling(greatest, amplitude);
  return { volts: Float64Array.from(table, (value) => scaled(value) + offset), frequency, phase, isInterpolated };
}

function scaling(greatest: number, amplitude: number): (value: number) => number {
  if (greatest === 0) return () => 0;
  const scale = amplitude / (2 * greatest);
  if (scale > 1e-290 && scale < 1e290) return (value) => value * scale;
  // Of values at the ends of what a double holds there is no such factor.
  return (value) => (value / greatest) * (amplitude / 2);
}

/** A channel as an answer. */
export const shownChannel = (channel: Channel): Json => ({
  amplitude: channel.amplitude,
  frequency: channel.frequency,
  offset: channel.offset,
  phase: channel.phase,
  sample_rate: channel.rate.text,
  interpolation: channel.isInterpolated ? 'Linear' : 'None',
  'Waveform type': 'Custom',
  Enabled: channel.enabled,
  'Automatically determine sample rate': channel.isAutomatic,
});

/** A channel as data, under the names that requests have for it. */
export const savedChannel = (channel: Channel): Json => ({
  enable: channel.enabled,
  lut_data: channel.table,
  sample_rate: channel.isAutomatic ? 'Auto' : channel.rate.text,
  frequency: channel.frequency,
  amplitude: channel.amplitude,
  offset: channel.offset,
  phase: channel.phase,
  interpolation: channel.isInterpolated,
});

/** All channels in words. */
export const channelsSummary = ({ device }: Hardware, channels: readonly Channel[]): string =>
  [
    `${device.name} Arbitrary Waveform Generator`,
    ...channels.flatMap(({ enabled, table, isInterpolated, frequency, amplitude, offset, phase }, at) => [
      `Output ${at + 1} (${enabled ? 'on' : 'off'}) - Custom waveform, ${table.length} points, Interpolation: ${isInterpolated ? 'Linear' : 'None'}`,
      `Frequency ${hertz(frequency, 'Hz')}, amplitude ${amplitude.toFixed(4)} Vpp, offset ${offset.toFixed(4)} V, phase ${phase.toFixed(6)} deg`,
    ]),
  ].join('\n');
