import type { Hardware } from '../hardware.js';
import type { Json } from '../http/answer.js';
import type { Parameters } from '../parameters.js';

/** Settings of inputs and outputs at the front. Signals of the simulator are the same with all of them. */
export interface FrontPanel {
  readonly inputs: readonly InputSettings[];
  readonly outputs: readonly OutputGain[];
}

/** How one input is set. */
export interface InputSettings {
  readonly impedance: string;
  readonly coupling: string;
  readonly attenuation: string;
  readonly gain: string;
  readonly bandwidth: string | null;
}

/** How one output is set. */
export type OutputGain = { readonly output_gain: string };

const attenuations = ['-20dB', '0dB', '14dB', '20dB', '32dB', '40dB'] as const;
const gains = ['20dB', '0dB', '-14dB', '-20dB', '-32dB', '-40dB'] as const;
const bandwidths = ['1MHz', '30MHz', '200MHz', '300MHz', '600MHz', '2GHz', '6GHz'] as const;

/** The front of an instrument that was just switched on; what it is set to then is not documented. */
export const frontPanel = ({ sockets }: Hardware): FrontPanel => ({
  inputs: Array.from({ length: sockets }, () => ({
    impedance: '1MOhm',
    coupling: 'DC',
    attenuation: '0dB',
    gain: '0dB',
    bandwidth: null,
  })),
  outputs: Array.from({ length: sockets }, () => ({ output_gain: '0dB' })),
});

/** The settings of one input, from a request. Gain and attenuation are one thing with two names. */
export function readInput(read: Parameters): InputSettings {
  const place = read.has('gain')
    ? gains.indexOf(read.choice('gain', gains))
    : attenuations.indexOf(read.choice('attenuation', attenuations, '0dB'));
  return {
    impedance: read.choice('impedance', ['1MOhm', '50Ohm']),
    coupling: read.choice('coupling', ['AC', 'DC']),
    attenuation: attenuations[place] ?? '0dB',
    gain: gains[place] ?? '0dB',
    bandwidth: read.has('bandwidth') ? read.choice('bandwidth', bandwidths) : null,
  };
}

/** The settings of one input as an answer. */
export const shownInput = (input: InputSettings): Json => ({ ...input });

/** The settings of one output, from a request. */
export const readOutput = (read: Parameters): OutputGain => ({
  output_gain: read.choice('output_gain', ['0dB', '14dB', '20dB']),
});
