import { documentOutputs, type LinnDocument, latencyCycles } from '@linnet/linn-export';
import type { NetworkSettings, OutputSettings } from '../instruments/network-settings.js';
import { answersOf, type RunNetwork } from './network-answers.js';
import { mapped, type Signal, silence } from './signal.js';
import { distinct } from './windows.js';

/** A network that is loaded, and how fast it runs. */
export interface LoadedNetwork {
  readonly document: LinnDocument;
  readonly run: RunNetwork;
  /** Core clock of the slot, Hz. */
  readonly clock: number;
}

/** Times that lie a rounding error before a sample belong to it: a millionth of a sample. */
const snap = 1e-6;

/**
 * What a network puts out on each of its channels. It takes sample k of every input channel at time k / rate, answers after
 * its latency (cycles / clock, a cycle being one of the slot's core clock: inferred), and holds the answer for one sample.
 * Where several outputs leave on one channel, they share that time evenly, first to last: a guess.
 */
export function networkOutputs(
  { document, run, clock }: LoadedNetwork,
  settings: NetworkSettings,
  inputs: readonly Signal[],
): readonly Signal[] {
  const answersTo = answersOf(document, run, settings, inputs);
  const latency = latencyCycles(document) / clock;
  const outputs = documentOutputs(document);
  const each = outputs / document.num_output_channels;
  const positionAt = (time: number): number => (time - latency) * settings.sampleRate + snap;
  return settings.outputs.map((output, channel): Signal => {
    if (!output.enabled || channel >= document.num_output_channels) return silence;
    return async (times, work) => {
      const samples = await mapped(times, work, (time) => Math.floor(positionAt(time)));
      const answers = await answersTo(distinct(samples), work);
      let row = -1;
      return mapped(times, work, (time, at) => {
        const sample = samples[at] as number;
        if (at === 0 || sample !== samples[at - 1]) row++;
        const part = Math.min(each - 1, Math.floor((positionAt(time) - sample) * each));
        return voltsOf(answers[row * outputs + channel * each + part] as number, output);
      });
    };
  });
}

/** From -1 to 1 to volts. */
const voltsOf = (value: number, { low, high }: OutputSettings): number => low + ((value + 1) / 2) * (high - low);
