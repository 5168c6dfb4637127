import { type DeviceProfile, sha256 } from '@linnet/linn-export';
import type { Instrument, SettingOptions } from './common.js';
import { commonOperations } from './common.js';
import { checkDescription, type NetworkDescription, readDescription } from './network-description.js';
import { checkNetwork, type NetworkSource, networkText } from './network-source.js';
import { type ChosenSetup, chooseSetup } from './setup.js';
import { readSetup, type SetupSource, type VoltLevels } from './setup-file.js';
import { checkCount, checkFinite, type Slot } from './slot.js';

/** Options of `upload`. */
export interface UploadOptions {
  /** What `NAME.setup.json` says: levels of the inputs and the sample rate are set as well. */
  readonly setup?: SetupSource;
  /** Whether the outputs get the setup's levels and are switched on. Default: false, they stay as they are. */
  readonly enableOutputs?: boolean;
}

/** What an upload did. */
export interface Upload {
  /** What the instrument now says it runs: the same layers as were sent. */
  readonly description: NetworkDescription;
  /** What was set beside the network, a sentence each. */
  readonly settings: readonly string[];
  /** What the setup says to watch for on this device. */
  readonly notes: readonly string[];
}

/** How an output is set. */
export interface OutputOptions extends Partial<VoltLevels>, SettingOptions {
  readonly enabled: boolean;
}

/** The Neural Network instrument. Channels are counted from 1. */
export interface NeuralNetwork extends Instrument {
  /**
   * Loads a network. All rules of the format and the device's channels are checked first, so nothing is sent of a network
   * that breaks one; it is sent once and never again.
   * @throws LinnetError `bad-file` and `limit` before anything is sent; `device-parameter` where the device refuses it.
   *
   * @example
   * ```ts
   * await network.upload(await readFile('classifier.linn'), { setup: await readFile('classifier.setup.json', 'utf8') });
   * ```
   */
  upload(network: NetworkSource, options?: UploadOptions): Promise<Upload>;
  /** What the instrument says it runs. */
  describe(): Promise<NetworkDescription>;
  /** The volts that stand for -1 and 1 on an input channel; gives those in force. */
  setInput(channel: number, options: VoltLevels & SettingOptions): Promise<VoltLevels>;
  /** Switches an output channel, with the volts that stand for -1 and 1; gives what is in force. */
  setOutput(channel: number, options: OutputOptions): Promise<OutputOptions>;
  /** Samples a second that the network takes; gives the rate in force. */
  setInputSampleRate(rate: number, options?: SettingOptions): Promise<number>;
}

/** The neural network in a slot. */
export function neuralNetwork(slot: Slot): NeuralNetwork {
  const setInput: NeuralNetwork['setInput'] = async (channel, { low, high, strict = true }) => {
    checkCount(channel, 'channel');
    checkFinite({ low, high });
    const answer = await slot.post('set_input', { channel, low_level: low, high_level: high, strict });
    return { low: answer.number('low_level'), high: answer.number('high_level') };
  };

  const setOutput: NeuralNetwork['setOutput'] = async (channel, { enabled, low, high, strict = true }) => {
    checkCount(channel, 'channel');
    checkFinite({ low, high });
    const levels = { low_level: low ?? null, high_level: high ?? null };
    const answer = await slot.post('set_output', { channel, enabled, ...levels, strict });
    if (!answer.truth('enabled')) return { enabled: false };
    return { enabled: true, low: answer.number('low_level'), high: answer.number('high_level') };
  };

  const setInputSampleRate: NeuralNetwork['setInputSampleRate'] = async (rate, { strict = true } = {}) => {
    checkFinite({ rate });
    return (await slot.post('set_input_sample_rate', { sample_rate: rate, strict })).number('sample_rate');
  };

  return {
    ...commonOperations(slot),
    setInput,
    setOutput,
    setInputSampleRate,
    describe: async () => readDescription(await slot.read('describe_network'), slot.address),
    upload: async (source, { setup, enableOutputs = false } = {}) => {
      const { document, bytes } = await checkNetwork(source, slot.profile);
      const chosen = setup === undefined ? undefined : await setupFor(setup, bytes, slot.profile);
      const answer = await slot.post('upload_network', JSON.parse(networkText(document)));
      const description = readDescription(answer, slot.address);
      checkDescription(description, document, slot.address);
      const settings: string[] = [];
      for (const [at, levels] of (chosen?.inputs ?? []).entries()) {
        const { low, high } = await setInput(at + 1, levels);
        settings.push(`Input ${at + 1} takes ${low} V to ${high} V.`);
      }
      if (chosen?.sampleRate !== undefined) {
        settings.push(`It takes ${await setInputSampleRate(chosen.sampleRate)} samples a second.`);
      }
      for (const [at, levels] of (enableOutputs ? (chosen?.outputs ?? []) : []).entries()) {
        const { low, high } = await setOutput(at + 1, { enabled: true, ...levels });
        settings.push(`Output ${at + 1} is on and gives ${low} V to ${high} V.`);
      }
      return { description, settings, notes: chosen?.notes ?? [] };
    },
  };
}

/** How the device of a slot is set for a network, which the setup must belong to. */
async function setupFor(
  source: SetupSource,
  network: Uint8Array<ArrayBuffer> | undefined,
  profile: DeviceProfile | undefined,
): Promise<ChosenSetup> {
  const sum = network === undefined ? undefined : await sha256(network);
  return chooseSetup(readSetup(source, sum), profile);
}
