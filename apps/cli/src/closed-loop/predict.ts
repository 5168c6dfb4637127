import {
  documentInputs,
  emulate,
  type LinnDocument,
  LinnetError,
  linnToArtifact,
  profiles,
  quantise,
  runLinn,
} from 'linnet';
import type { DeviceOptions } from './options.js';

/** What an instrument should answer. */
export interface Prediction {
  /** For each sample of a signal that is played again and again, one answer: that of the window that ends with it. */
  answers(inputs: Float64Array): Float64Array;
  /** The step of its numbers, where it computes in fixed point. */
  readonly step?: number;
}

/**
 * The device-faithful prediction for inputs that lie within -1..1: every layer clipped, in doubles or in the integers of
 * the emulator with the word lengths assumed for this kind of instrument.
 */
export function predictionFor(
  document: LinnDocument,
  arithmetic: NonNullable<DeviceOptions['arithmetic']>,
  hardware: string,
): Prediction {
  const width = documentInputs(document);
  if (arithmetic === 'float') return { answers: (inputs) => runLinn(document, cyclicWindows(inputs, width)).data };
  const { network } = quantise(linnToArtifact(document), { profile: profileOf(hardware) });
  const step = network.layers.at(-1)?.output.step;
  return {
    answers: (inputs) => Float64Array.from(emulate(network, cyclicWindows(inputs, width)).data),
    ...(step === undefined ? {} : { step }),
  };
}

function profileOf(hardware: string): (typeof profiles)[number] {
  const found = profiles.find(({ device }) => device === hardware);
  if (found !== undefined) return found;
  throw new LinnetError('refused', `There is no profile of a ${hardware} to compare its fixed point with.`);
}

/** For each sample a row: the sample with those before it, oldest first; before the first comes the last. */
export function cyclicWindows(signal: Float64Array, width: number) {
  const { length } = signal;
  const data = Float64Array.from({ length: length * width }, (_, at) => {
    const sample = Math.floor(at / width) - (width - 1) + (at % width);
    return signal[((sample % length) + length) % length] as number;
  });
  return { data, shape: [length, width] };
}
