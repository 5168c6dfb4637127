import { commonOperations, type Instrument, type SettingOptions } from './common.js';
import { checkCount, checkFinite, type Slot } from './slot.js';

/** What all waveforms with a height have. */
interface Height {
  /** Peak to peak, V; 0.004 to 10. Default: 1. */
  readonly amplitude?: number;
  /** V, -5 to 5. Default: 0. */
  readonly offset?: number;
}

/** What all waveforms with a period have. */
interface Periodic extends Height {
  /** Hz. Default: 10,000. */
  readonly frequency?: number;
  /** Degrees, 0 to 360. Default: 0. */
  readonly phase?: number;
}

/** What a waveform generator can play. */
export type Waveform =
  | { readonly type: 'Off' }
  | ({ readonly type: 'Sine' } & Periodic)
  | ({ readonly type: 'Square' /** Of the period that is high, %. */; readonly duty: number } & Periodic)
  | ({ readonly type: 'Ramp' /** Of the period that rises, %. */; readonly symmetry: number } & Periodic)
  | ({
      readonly type: 'Pulse';
      /** s. */
      readonly pulseWidth: number;
      /** s. */
      readonly edgeTime: number;
    } & Periodic)
  | ({ readonly type: 'Noise' } & Height)
  | { readonly type: 'DC' /** V. */; readonly level: number };

/** The waveform generator. Channels are counted from 1. */
export interface WaveformGenerator extends Instrument {
  /**
   * Plays a waveform on a channel; gives the settings in force, as the instrument tells them.
   *
   * @example
   * ```ts
   * await generator.generate(1, { type: 'Sine', frequency: 300, amplitude: 0.5 });
   * ```
   */
  generate(channel: number, waveform: Waveform, options?: SettingOptions): Promise<Readonly<Record<string, unknown>>>;
}

/** The waveform generator in a slot. */
export const waveformGenerator = (slot: Slot): WaveformGenerator => ({
  ...commonOperations(slot),
  generate: async (channel, waveform, { strict = true } = {}) => {
    checkCount(channel, 'channel');
    const parameters = parametersFor(waveform);
    checkFinite(parameters);
    return (await slot.post('generate_waveform', { channel, type: waveform.type, ...parameters, strict })).all;
  },
});

/** The numbers of a waveform under the vendor's names, with the vendor's defaults. */
function parametersFor(waveform: Waveform): Readonly<Record<string, number>> {
  if (waveform.type === 'Off') return {};
  if (waveform.type === 'DC') return { dc_level: waveform.level };
  const { amplitude = 1, offset = 0 } = waveform;
  if (waveform.type === 'Noise') return { amplitude, offset };
  const { frequency = 10_000, phase = 0 } = waveform;
  const periodic = { amplitude, offset, frequency, phase };
  if (waveform.type === 'Square') return { ...periodic, duty: waveform.duty };
  if (waveform.type === 'Ramp') return { ...periodic, symmetry: waveform.symmetry };
  if (waveform.type === 'Sine') return periodic;
  return { ...periodic, pulse_width: waveform.pulseWidth, edge_time: waveform.edgeTime };
}
