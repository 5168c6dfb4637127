import { LinnetError } from '@linnet/core';
import type { Hardware } from '../hardware.js';
import { type Answer, data, type Json } from '../http/answer.js';
import { type Parameters, parametersOf } from '../parameters.js';
import { replaced } from '../replaced.js';
import { type Signal, silence } from '../signals/signal.js';
import type { Call, Instrument, Operation } from './instrument.js';
import { letterOf } from './text.js';
import { edges, type Trigger, triggerTime } from './trigger.js';

const lengths = [128, 256, 512, 1024, 2048, 4096, 8192, 16_384] as const;

/** Seconds from the trigger on either side; what a device allows is not documented. */
const farthest = 1e4;

/** How the oscilloscope is set. */
interface Settings {
  /** Seconds from the trigger. */
  readonly start: number;
  readonly end: number;
  readonly points: number;
  /** For each channel the input that it shows, from 0; none shows nothing. */
  readonly sources: readonly (number | undefined)[];
  /** Without one, traces begin where the generators begin a period. */
  readonly trigger: Trigger | undefined;
}

/** The oscilloscope of a slot: its channels show what is connected to the slot's inputs. */
export function oscilloscope(hardware: Hardware): Instrument {
  const { ports } = hardware;
  const defaults: Settings = {
    start: -5e-6,
    end: 5e-6,
    points: 1024,
    sources: Array.from({ length: ports }, (_, at) => at),
    trigger: undefined,
  };
  let settings = defaults;

  const setTimebase: Operation = ({ parameters }) => {
    const read = parameters();
    settings = { ...settings, ...readTimebase(read) };
    return data({ t1: settings.start, t2: settings.end }, read.warnings);
  };

  const setSource = (read: Parameters): string => {
    const channel = read.index('channel', ports);
    const source = readSource(read, ports);
    settings = { ...settings, sources: replaced(settings.sources, channel - 1, source) };
    return sourceText(source);
  };

  const setTrigger: Operation = ({ parameters }) => {
    const read = parameters();
    const trigger = readTrigger(read, ports);
    settings = { ...settings, trigger };
    return data(shownTrigger(trigger), read.warnings);
  };

  return {
    name: 'oscilloscope',
    operations: new Map<string, Operation>([
      ['set_timebase', setTimebase],
      ['get_timebase', () => data({ t1: settings.start, t2: settings.end })],
      ['get_samplerate', () => data({ sample_rate: (settings.points - 1) / (settings.end - settings.start) })],
      ['set_source', ({ parameters }) => data({ source: setSource(parameters()) })],
      [
        'set_sources',
        ({ parameters }) => {
          for (const one of parameters().list('sources')) setSource(parametersOf(one));
          return data({ sources: settings.sources.map(sourceText) });
        },
      ],
      [
        'get_sources',
        () => data(settings.sources.map((source, at) => ({ channel: at + 1, source: sourceText(source) }))),
      ],
      ['set_trigger', setTrigger],
      ['get_data', (call) => acquire(call, settings)],
      [
        'set_defaults',
        () => {
          settings = defaults;
          return data(null);
        },
      ],
      ['summary', () => data(summary(hardware, settings))],
    ]),
    outputs: () => [],
    save: () => savedSettings(settings),
    load: (saved) => {
      const read = parametersOf(saved);
      const sources = read.list('sources').slice(0, ports).map(parametersOf);
      settings = {
        ...readTimebase(read),
        sources: defaults.sources.map((old, at) => (sources[at] === undefined ? old : readSource(sources[at], ports))),
        trigger: read.list('trigger').map((one) => readTrigger(parametersOf(one), ports))[0],
      };
    },
  };
}

function readTimebase(read: Parameters): Pick<Settings, 'start' | 'end' | 'points'> {
  const range = { least: -farthest, greatest: farthest, unit: 's' };
  const [start, end] = [read.number('t1', range), read.number('t2', range)];
  if (!(end - start >= 1e-9)) {
    throw new LinnetError('bad-option', `t1 is ${start} s and t2 ${end} s; t2 must be at least 1e-9 s after t1.`);
  }
  // frame_length is the older name.
  const name = read.has('frame_length') ? 'frame_length' : 'max_length';
  const asked = read.number(name, { least: 128, greatest: 16_384, unit: 'points' }, 1024);
  return { start, end, points: lengths.filter((length) => length <= asked).at(-1) ?? 128 };
}

function readSource(read: Parameters, ports: number): number | undefined {
  const inputs = Array.from({ length: ports }, (_, at) => `Input${at + 1}`);
  const at = inputs.indexOf(read.choice('source', ['None', ...inputs]));
  return at < 0 ? undefined : at;
}

const sourceText = (source: number | undefined): string => (source === undefined ? 'None' : `AnalogInput${source + 1}`);

function readTrigger(read: Parameters, ports: number): Trigger {
  read.choice('type', ['Edge'], 'Edge');
  const names = Array.from({ length: ports }, (_, at) => [`Input${at + 1}`, `Channel${letterOf(at)}`]).flat();
  const source = Math.floor(names.indexOf(read.choice('source', names, 'Input1')) / 2);
  return {
    source,
    level: read.number('level', { least: -20, greatest: 20, unit: 'V' }, 0),
    edge: read.choice('edge', edges, 'Rising'),
    event: read.number('nth_event', { least: 0, greatest: 65_535 }, 1),
    isAutomatic: read.choice('mode', ['Auto', 'Normal'], 'Auto') === 'Auto',
  };
}

const shownTrigger = (trigger: Trigger): Json => ({
  'Trigger channel': `AnalogInput${trigger.source + 1}`,
  'Trigger type': 'Edge',
  ...triggerParameters(trigger),
});

const triggerParameters = ({ source, level, edge, event, isAutomatic }: Trigger) => ({
  source: `Input${source + 1}`,
  level,
  edge,
  nth_event: event,
  mode: isAutomatic ? 'Auto' : 'Normal',
});

const savedSettings = ({ start, end, points, sources, trigger }: Settings): Json => ({
  t1: start,
  t2: end,
  max_length: points,
  sources: sources.map((source) => ({ source: source === undefined ? 'None' : `Input${source + 1}` })),
  trigger: trigger === undefined ? [] : [triggerParameters(trigger)],
});

/** One frame: times that begin and end where they were asked for, and all channels. */
async function acquire({ parameters, inputs, work }: Call, settings: Settings): Promise<Answer> {
  const read = parameters();
  if (read.truth('measurements', false)) {
    throw new LinnetError('bad-option', 'measurements is true; the simulator gives traces only.');
  }
  const { start, end, points, sources, trigger } = settings;
  const [signals, account] = [inputs(), work()];
  const step = (end - start) / (points - 1);
  const times = Float64Array.from({ length: points }, (_, at) => (at === points - 1 ? end : start + at * step));
  const zero = trigger === undefined ? 0 : await triggerTime(trigger, signals, { step, points }, account);
  const frame: Record<string, Json> = { time: Array.from(times) };
  for (const [channel, source] of sources.entries()) {
    const signal: Signal = source === undefined ? silence : (signals[source] ?? silence);
    await account.turn();
    frame[`ch${channel + 1}`] = Array.from(
      await signal(zero === 0 ? times : times.map((time) => time + zero), account),
    );
  }
  return data(frame, read.warnings);
}

const summary = ({ device }: Hardware, { start, end, sources, trigger }: Settings): string =>
  [
    `${device.name} Oscilloscope`,
    ...sources.map(
      (source, at) => `Channel ${letterOf(at)} (${source === undefined ? 'off' : `Input ${source + 1}, on`})`,
    ),
    `Time span ${(end - start).toExponential(3)} s, time offset ${(-(start + end) / 2).toExponential(3)} s`,
    trigger === undefined
      ? 'Trigger: where the generators begin a period'
      : `Edge trigger: Input ${trigger.source + 1}, level ${trigger.level.toFixed(3)} V, ${trigger.isAutomatic ? 'Auto' : 'Normal'} mode, ${trigger.edge} edge`,
  ].join('\n');
