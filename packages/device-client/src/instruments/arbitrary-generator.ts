import { LinnetError } from '@linnet/core';
import { commonOperations, type Instrument, type SettingOptions } from './common.js';
import { checkCount, checkFinite, type Slot } from './slot.js';

/** A table to play, as the instrument takes it: it is brought to -1..1 first, and then scaled to the amplitude. */
export interface TableOptions extends SettingOptions {
  /** How often the whole table is played, Hz. */
  readonly frequency: number;
  /** Peak to peak, V; 0.004 to 10. */
  readonly amplitude: number;
  /** V, -5 to 5. Default: 0. */
  readonly offset?: number;
  /** Degrees, 0 to 360. Default: 0. */
  readonly phase?: number;
  /** Of the converter, as the instrument spells it, such as `125Ms`. Default: `Auto`. */
  readonly sampleRate?: string;
  /** Whether points are joined by lines. Default: false. */
  readonly interpolation?: boolean;
}

/** Options of `play`. */
export interface PlayOptions {
  /** Numbers a second. */
  readonly rate: number;
}

/** The arbitrary waveform generator. Channels are counted from 1. */
export interface ArbitraryGenerator extends Instrument {
  /** Plays a table again and again; gives the settings in force, as the instrument tells them. */
  generate(
    channel: number,
    table: ArrayLike<number>,
    options: TableOptions,
  ): Promise<Readonly<Record<string, unknown>>>;
  /**
   * Plays volts again and again, each number for 1 / rate seconds. The amplitude is twice the greatest absolute value, so
   * that the table's scaling changes nothing: inferred, since the vendor does not say how tables are scaled.
   * @throws LinnetError `bad-value` for volts that are no numbers, or smaller than the instrument can play.
   *
   * @example
   * ```ts
   * await generator.play(1, volts, { rate: 30_000 });
   * ```
   */
  play(channel: number, volts: ArrayLike<number>, options: PlayOptions): Promise<Readonly<Record<string, unknown>>>;
  /** Switches a channel on or off. */
  enableOutput(channel: number, enable: boolean): Promise<void>;
  /** Lets all channels begin their tables together. */
  syncPhase(): Promise<void>;
}

/** Peak to peak, V: the least that the vendor's client names. */
const leastAmplitude = 4e-3;

/** The arbitrary waveform generator in a slot. */
export function arbitraryGenerator(slot: Slot): ArbitraryGenerator {
  const generate: ArbitraryGenerator['generate'] = async (channel, table, options) => {
    checkCount(channel, 'channel');
    const { frequency, amplitude, offset = 0, phase = 0 } = options;
    const { sampleRate = 'Auto', interpolation = false, strict = true } = options;
    checkFinite({ frequency, amplitude, offset, phase });
    const numbers = { lut_data: checkedTable(table), frequency, amplitude, offset, phase };
    const answer = await slot.post('generate_waveform', {
      channel,
      ...numbers,
      sample_rate: sampleRate,
      interpolation,
      strict,
    });
    return answer.all;
  };

  return {
    ...commonOperations(slot),
    generate,
    play: async (channel, volts, { rate }) => {
      const table = checkedTable(volts);
      const greatest = table.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      if (greatest > 0 && 2 * greatest < leastAmplitude) {
        const message = `The greatest value is ${greatest} V; the instrument plays ${leastAmplitude / 2} V and more, or nothing but 0.`;
        throw new LinnetError('bad-value', message);
      }
      const amplitude = Math.max(leastAmplitude, 2 * greatest);
      return generate(channel, table, { frequency: rate / table.length, amplitude });
    },
    enableOutput: async (channel, enable) => {
      checkCount(channel, 'channel');
      await slot.post('enable_output', { channel, enable, strict: true });
    },
    syncPhase: () => slot.command('sync_phase'),
  };
}

function checkedTable(table: ArrayLike<number>): readonly number[] {
  const values = Array.from(table);
  if (values.length === 0) throw new LinnetError('bad-value', 'The table is empty; give at least one number.');
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return values;
  throw new LinnetError('bad-value', `The table holds ${values[bad]} at position ${bad}; finite numbers are needed.`);
}
