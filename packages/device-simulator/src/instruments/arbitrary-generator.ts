import type { Hardware } from '../hardware.js';
import { data } from '../http/answer.js';
import { parametersOf } from '../parameters.js';
import { silence } from '../signals/signal.js';
import { tableSignal } from '../signals/waveforms.js';
import {
  type Channel,
  channelAtFirst,
  channelsSummary,
  readChannel,
  savedChannel,
  shownChannel,
  tableOf,
} from './arbitrary-channel.js';
import type { Instrument, Operation } from './instrument.js';

/** The arbitrary waveform generator of a slot. Nothing plays until a table is given. */
export function arbitraryGenerator(hardware: Hardware): Instrument {
  const defaults = Array.from({ length: hardware.ports }, () => channelAtFirst(hardware));
  let channels: readonly Channel[] = defaults;
  const replace = (number: number, change: (old: Channel) => Channel): Channel => {
    channels = channels.map((old, at) => (at === number - 1 ? change(old) : old));
    return channels[number - 1] ?? channelAtFirst(hardware);
  };

  const generate: Operation = ({ parameters }) => {
    const read = parameters();
    const number = read.index('channel', hardware.ports);
    const channel = replace(number, (old) => readChannel(read, hardware, old));
    return data(shownChannel(channel), read.warnings);
  };

  const enable: Operation = ({ parameters }) => {
    const read = parameters();
    const number = read.index('channel', hardware.ports);
    const enabled = read.truth('enable', true);
    replace(number, (old) => ({ ...old, enabled }));
    return data({ enable: enabled }, read.warnings);
  };

  return {
    name: 'awg',
    operations: new Map<string, Operation>([
      ['generate_waveform', generate],
      ['enable_output', enable],
      ['sync_phase', () => data(null)],
      [
        'set_defaults',
        () => {
          channels = defaults;
          return data(null);
        },
      ],
      ['summary', () => data(channelsSummary(hardware, channels))],
    ]),
    outputs: () => channels.map((channel) => (channel.enabled ? tableSignal(tableOf(channel)) : silence)),
    save: () => ({ channels: channels.map(savedChannel) }),
    load: (saved) => {
      const list = parametersOf(saved).list('channels');
      channels = defaults.map((old, at) => {
        const read = parametersOf(list[at] ?? {});
        return { ...readChannel(read, hardware, old), enabled: read.truth('enable', false) };
      });
    },
  };
}
