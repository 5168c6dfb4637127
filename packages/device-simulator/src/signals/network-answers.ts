import { documentInputs, documentOutputs, type LinnDocument } from '@linnet/linn-export';
import type { LevelPair, NetworkSettings } from '../instruments/network-settings.js';
import { mapped, type Signal, silence } from './signal.js';
import { countOf, endsOf, takenBy } from './windows.js';
import { stepsEach, type Work } from './work.js';

/** Answers of a network for rows of its inputs, one after the other. */
export type RunNetwork = (rows: Float64Array, count: number) => Float64Array;

/** What answers samples by their numbers, ascending and each once: all outputs of the first, then of the next. */
export type Answers = (samples: Float64Array, work: Work) => Promise<Float64Array>;

const rowsAtOnce = 64;

/** The answers of a network to what comes in. Those to the samples that were asked for last are kept: channels share them. */
export function answersOf(
  document: LinnDocument,
  run: RunNetwork,
  settings: NetworkSettings,
  inputs: readonly Signal[],
): Answers {
  let last: { readonly samples: Float64Array; readonly answers: Float64Array } | undefined;
  return async (samples, work) => {
    if (last !== undefined && isSame(last.samples, samples)) return last.answers;
    work.spend(costOf(document, samples));
    const channels = await channelsOf(document, settings, inputs, samples, work);
    const answers = await runAll(document, run, channels, samples, work);
    last = { samples, answers };
    return answers;
  };
}

const isSame = (some: Float64Array, others: Float64Array): boolean =>
  some.length === others.length && some.every((value, at) => value === others[at]);

const windowOf = (document: LinnDocument): number => documentInputs(document) / document.num_input_channels;

/** Of answers to these samples, in steps. */
function costOf(document: LinnDocument, samples: Float64Array): number {
  const kept = samples.length * documentOutputs(document);
  const taken = countOf(samples, windowOf(document)) * document.num_input_channels;
  return samples.length * multiplicationsOf(document) + (kept + taken) * stepsEach;
}

const multiplicationsOf = ({ layers }: LinnDocument): number =>
  layers.reduce((sum, { weights }) => sum + weights.length * (weights[0]?.length ?? 0), 0);

/** What comes in on each channel, from -1 to 1, at all samples that the windows take. */
async function channelsOf(
  document: LinnDocument,
  settings: NetworkSettings,
  inputs: readonly Signal[],
  samples: Float64Array,
  work: Work,
): Promise<readonly Float64Array[]> {
  const { sampleRate } = settings;
  const times = await mapped(takenBy(samples, windowOf(document)), work, (sample) => sample / sampleRate);
  const channels: Float64Array[] = [];
  for (let channel = 0; channel < document.num_input_channels; channel++) {
    const volts = await (inputs[channel] ?? silence)(times, work);
    const levels = settings.inputs[channel] ?? { low: -1, high: 1 };
    channels.push(await mapped(volts, work, (value) => inputOf(value, levels)));
  }
  return channels;
}

/** From volts to what the network takes, -1 to 1: what lies outside the levels is clipped. */
const inputOf = (volts: number, { low, high }: LevelPair): number =>
  Math.min(1, Math.max(-1, (2 * (volts - low)) / (high - low) - 1));

/** Runs the network, some rows at a time. */
async function runAll(
  document: LinnDocument,
  run: RunNetwork,
  channels: readonly Float64Array[],
  samples: Float64Array,
  work: Work,
): Promise<Float64Array> {
  const [window, outputs] = [windowOf(document), documentOutputs(document)];
  const ends = endsOf(samples, window);
  const answers = new Float64Array(samples.length * outputs);
  for (let start = 0; start < ends.length; start += rowsAtOnce) {
    await work.turn();
    const rows = rowsOf(channels, ends.subarray(start, start + rowsAtOnce), window);
    answers.set(run(rows, Math.min(rowsAtOnce, ends.length - start)), start * outputs);
  }
  return answers;
}

/** Rows of the network: of each channel a window, oldest first. */
function rowsOf(channels: readonly Float64Array[], ends: Float64Array, window: number): Float64Array {
  const rows = new Float64Array(ends.length * channels.length * window);
  let place = 0;
  for (const end of ends) {
    for (const channel of channels) {
      rows.set(channel.subarray(end - window, end), place);
      place += window;
    }
  }
  return rows;
}
