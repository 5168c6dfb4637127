import type { Hardware } from '../hardware.js';
import { data } from '../http/answer.js';
import { type Parameters, parametersOf } from '../parameters.js';
import { replaced } from '../replaced.js';
import { acquire } from './acquire.js';
import type { Instrument, Operation } from './instrument.js';
import {
  defaultScope,
  loadedSettings,
  readSource,
  readTimebase,
  readTrigger,
  savedSettings,
  scopeSummary,
  shownTrigger,
  sourceText,
} from './scope-settings.js';

/** The oscilloscope of a slot: its channels show what is connected to the slot's inputs. */
export function oscilloscope(hardware: Hardware): Instrument {
  const { ports } = hardware;
  const defaults = defaultScope(ports);
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
      ['summary', () => data(scopeSummary(hardware, settings))],
    ]),
    outputs: () => [],
    save: () => savedSettings(settings),
    load: (saved) => {
      settings = loadedSettings(saved, ports);
    },
  };
}
