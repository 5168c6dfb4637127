import type { Hardware } from '../hardware.js';
import { data, type Json } from '../http/answer.js';
import { type Parameters, parametersOf } from '../parameters.js';
import { replaced } from '../replaced.js';
import { type PeriodicWaveform, type Waveform, waveformSignal } from '../signals/waveforms.js';
import type { Instrument, Operation } from './instrument.js';
import { hertz } from './text.js';

/** Ranges that all generators share, by the vendor's client. */
export const generatorRanges = {
  amplitude: { least: 4e-3, greatest: 10, unit: 'V' },
  offset: { least: -5, greatest: 5, unit: 'V' },
  phase: { least: 0, greatest: 360, unit: 'degrees' },
} as const;

const percent = { least: 0, greatest: 100, unit: '%' } as const;
const types = ['Off', 'Sine', 'Square', 'Ramp', 'Pulse', 'Noise', 'DC'] as const;

/** The waveform generator of a slot. What it plays at first is not documented: nothing, here. */
export function waveformGenerator(hardware: Hardware): Instrument {
  const defaults = Array.from({ length: hardware.ports }, (): Waveform => ({ type: 'Off' }));
  let channels: readonly Waveform[] = defaults;

  const generate: Operation = ({ parameters }) => {
    const read = parameters();
    const channel = read.index('channel', hardware.ports);
    const waveform = readWaveform(read, hardware);
    channels = replaced(channels, channel - 1, waveform);
    return data(shownWaveform(waveform), read.warnings);
  };

  return {
    name: 'waveformgenerator',
    operations: new Map<string, Operation>([
      ['generate_waveform', generate],
      [
        'set_defaults',
        () => {
          channels = defaults;
          return data(null);
        },
      ],
      ['sync_phase', () => data(null)],
      ['summary', () => data(summary(hardware, channels))],
    ]),
    outputs: () => channels.map((waveform, at) => waveformSignal(waveform, hardware.device.clock, at)),
    save: () => ({ channels: channels.map(parametersFor) }),
    load: (saved) => {
      const list = parametersOf(saved).list('channels');
      channels = defaults.map((_, at) => readWaveform(parametersOf(list[at] ?? { type: 'Off' }), hardware));
    },
  };
}

function readWaveform(read: Parameters, hardware: Hardware): Waveform {
  const type = read.choice('type', types);
  const { greatestLevel: level } = hardware;
  if (type === 'Off') return { type };
  if (type === 'DC') return { type, level: read.number('dc_level', { least: -level, greatest: level, unit: 'V' }) };
  const amplitude = read.number('amplitude', generatorRanges.amplitude, 1);
  const offset = read.number('offset', generatorRanges.offset, 0);
  if (type === 'Noise') return { type, amplitude, offset };
  const frequency = read.number('frequency', { least: 1e-3, greatest: hardware.greatestFrequency, unit: 'Hz' }, 1e4);
  const phase = read.number('phase', generatorRanges.phase, 0);
  const plain: PeriodicWaveform = { type, amplitude, offset, frequency, phase, share: 0.5, width: 0, edge: 0 };
  if (type === 'Square') return { ...plain, share: read.number('duty', percent) / 100 };
  if (type === 'Ramp') return { ...plain, share: read.number('symmetry', percent) / 100 };
  if (type === 'Sine') return plain;
  const width = read.number('pulse_width', { least: hardware.leastEdge, greatest: 1 / frequency, unit: 's' });
  return {
    ...plain,
    width,
    edge: read.number('edge_time', { least: hardware.leastEdge, greatest: width, unit: 's' }),
  };
}

/** What a request would hold. */
function parametersFor(waveform: Waveform): { readonly [key: string]: Json } {
  const { type } = waveform;
  if (type === 'Off') return { type };
  if (type === 'DC') return { type, dc_level: waveform.level };
  const { amplitude, offset } = waveform;
  if (type === 'Noise') return { type, amplitude, offset };
  const { frequency, phase, share, width, edge } = waveform;
  const periodic = { type, amplitude, offset, frequency, phase };
  if (type === 'Square') return { ...periodic, duty: share * 100 };
  if (type === 'Ramp') return { ...periodic, symmetry: share * 100 };
  return type === 'Sine' ? periodic : { ...periodic, pulse_width: width, edge_time: edge };
}

const shownWaveform = (waveform: Waveform): Json => ({
  Enabled: waveform.type !== 'Off',
  'Waveform type': waveform.type,
  ...parametersFor(waveform),
});

const summary = ({ device }: Hardware, channels: readonly Waveform[]): string =>
  [
    `${device.name} Waveform Generator`,
    ...channels.map((waveform, at) => `Output ${at + 1} (${waveform.type === 'Off' ? 'off' : 'on'})${text(waveform)}`),
  ].join('\n');

function text(waveform: Waveform): string {
  if (waveform.type === 'Off') return '';
  if (waveform.type === 'DC') return ` - DC, ${waveform.level.toFixed(4)} V`;
  const volts = `${waveform.amplitude.toFixed(4)} Vpp, offset ${waveform.offset.toFixed(4)} V`;
  if (waveform.type === 'Noise') return ` - Noise, ${volts}`;
  const { type, frequency, phase } = waveform;
  return ` - ${type}, ${hertz(frequency, 'Hz')}, ${volts}, phase ${phase.toFixed(6)} deg`;
}
