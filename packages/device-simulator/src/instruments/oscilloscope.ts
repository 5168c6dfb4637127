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
  type ScopeSettings,
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

  /** One after the other, and none where one of them is wrong. */
  const setSources = (requested: readonly Parameters[]): ScopeSettings['sources'] => {
    const sources = requested.reduce<ScopeSettings['sources']>(
      (before, read) => replaced(before, read.index('channel', ports) - 1, readSource(read, ports)),
      settings.sources,
    );
    settings = { ...settings, sources };
    return sources;
  };

  const setSource: Operation = ({ parameters }) => {
    const read = parameters();
    return data({ source: sourceText(setSources([read])[read.index('channel', ports) - 1]) }, read.warnings);
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
      ['set_source', setSource],
      [
        'set_sources',
        ({ parameters }) =>
          data({ sources: setSources(parameters().list('sources').map(parametersOf)).map(sourceText) }),
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
