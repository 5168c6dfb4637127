import { documentInputs, documentOutputs, type LinnDocument, latencyCycles } from '@linnet/linn-export';
import type { LevelPair, NetworkSettings, OutputSettings } from '../instruments/network-settings.js';
import { type Signal, silence } from './signal.js';
import type { Work } from './work.js';

/** Answers of a network for rows of its inputs, one after the other. */
export type RunNetwork = (rows: Float64Array, count: number) => Float64Array;

/** A network that is loaded, and how fast it runs. */
export interface LoadedNetwork {
  readonly document: LinnDocument;
  readonly run: RunNetwork;
  /** Core clock of the slot, Hz. */
  readonly clock: number;
}

/** Times that lie a rounding error before a sample belong to it: a millionth of a sample. */
const snap = 1e-6;
const rowsAtOnce = 64;

/**
 * What a network puts out on each of its channels. It takes sample k of every input channel at time k / rate, answers after
 * its latency (cycles / clock, a cycle being one of the slot's core clock: inferred), and holds the answer for one sample.
 * Where several outputs leave on one channel, they share that time evenly, first to last: a guess.
 */
export function networkOutputs(
  network: LoadedNetwork,
  settings: NetworkSettings,
  inputs: readonly Signal[],
): readonly Signal[] {
  const { document, clock } = network;
  const answers = answersOf(network, settings, inputs);
  const latency = latencyCycles(document) / clock;
  const each = documentOutputs(document) / document.num_output_channels;
  return settings.outputs.map((output, channel): Signal => {
    if (!output.enabled || channel >= document.num_output_channels) return silence;
    return async (times, work) => {
      const positions = times.map((time) => (time - latency) * settings.sampleRate + snap);
      const answer = await answers(positions.map(Math.floor), work);
      return positions.map((position) => {
        const sample = Math.floor(position);
        const part = Math.min(each - 1, Math.floor((position - sample) * each));
        return voltsOf(answer(sample, channel * each + part), output);
      });
    };
  });
}

type Answers = (samples: Float64Array, work: Work) => Promise<(sample: number, output: number) => number>;

/** Runs the network for samples by their numbers, each once, and gives what looks an answer up. */
function answersOf(network: LoadedNetwork, settings: NetworkSettings, inputs: readonly Signal[]): Answers {
  const outputs = documentOutputs(network.document);
  const known = new Map<number, Float64Array>();
  return async (samples, work) => {
    const missing = sortedUnique(samples.filter((sample) => !known.has(sample)));
    work.spend(missing.length * multiplicationsOf(network.document));
    const rows = await rowsOf(network.document, settings, inputs, missing, work);
    const width = documentInputs(network.document);
    for (let start = 0; start < missing.length; start += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, missing.length - start);
      await work.turn();
      const answers = network.run(rows.subarray(start * width, (start + count) * width), count);
      for (let row = 0; row < count; row++) {
        known.set(missing[start + row] as number, answers.subarray(row * outputs, (row + 1) * outputs));
      }
    }
    return (sample, output) => known.get(sample)?.[output] ?? 0;
  };
}

const multiplicationsOf = ({ layers }: LinnDocument): number =>
  layers.reduce((sum, { weights }) => sum + weights.length * (weights[0]?.length ?? 0), 0);

/** The rows of the network at these samples: one number of each channel, or a window over the last ones of one channel. */
async function rowsOf(
  document: LinnDocument,
  settings: NetworkSettings,
  inputs: readonly Signal[],
  samples: Float64Array,
  work: Work,
): Promise<Float64Array> {
  const channels = document.num_input_channels;
  const width = documentInputs(document);
  const window = width / channels;
  const needed = sortedUnique(
    Float64Array.from({ length: samples.length * window }, (_, at) => {
      return (samples[Math.floor(at / window)] as number) - (at % window);
    }),
  );
  const places = new Map<number, number>(Array.from(needed, (sample, at) => [sample, at]));
  const times = needed.map((sample) => sample / settings.sampleRate);
  const rows = new Float64Array(samples.length * width);
  for (let channel = 0; channel < channels; channel++) {
    const volts = await (inputs[channel] ?? silence)(times, work);
    const levels = settings.inputs[channel] ?? { low: -1, high: 1 };
    for (const [row, sample] of samples.entries()) {
      // Oldest first, newest last.
      for (let at = 0; at < window; at++) {
        const place = places.get(sample - (window - 1) + at) as number;
        rows[row * width + channel * window + at] = inputOf(volts[place] as number, levels);
      }
    }
  }
  return rows;
}

const sortedUnique = (values: Float64Array): Float64Array => Float64Array.from(new Set(values)).sort();

/** From volts to what the network takes, -1 to 1: what lies outside the levels is clipped. */
const inputOf = (volts: number, { low, high }: LevelPair): number =>
  Math.min(1, Math.max(-1, (2 * (volts - low)) / (high - low) - 1));

/** From -1 to 1 to volts. */
const voltsOf = (value: number, { low, high }: OutputSettings): number => low + ((value + 1) / 2) * (high - low);
