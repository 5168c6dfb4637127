import { LinnetError } from '@linnet/core';
import { documentInputs, documentOutputs, type LinnDocument, parseLinn } from '@linnet/linn-export';
import type { Hardware } from '../hardware.js';
import { data, type Json } from '../http/answer.js';
import { type Parameters, parametersOf } from '../parameters.js';
import { replaced } from '../replaced.js';
import { type Arithmetic, prepareNetwork } from '../signals/arithmetic.js';
import type { RunNetwork } from '../signals/network-answers.js';
import { networkOutputs } from '../signals/network-output.js';
import type { Instrument, Operation } from './instrument.js';
import { defaultSettings, levelsOf, type NetworkSettings } from './network-settings.js';
import { networkSummary } from './network-summary.js';
import { capitalised } from './text.js';

/** The neural network of a slot. */
export function neuralNetwork({ device, formats }: Hardware, arithmetic: Arithmetic): Instrument {
  const prepare = (document: LinnDocument): RunNetwork => prepareNetwork(document, arithmetic, formats);
  let settings = defaultSettings(device);
  let run = prepare(settings.document);

  /** Nothing changes where the network cannot be made ready. */
  const take = (next: NetworkSettings): void => {
    checkChannels(next.document, device.channels);
    if (next.document !== settings.document) run = prepare(next.document);
    settings = next;
  };

  const setSampleRate: Operation = ({ parameters }) => {
    const read = parameters();
    const sampleRate = read.number('sample_rate', { ...device.sampleRate, unit: 'Sa/s' });
    settings = { ...settings, sampleRate };
    return data({ sample_rate: sampleRate }, read.warnings);
  };

  const setInput: Operation = ({ parameters }) => {
    const read = parameters();
    const channel = read.index('channel', device.channels);
    const { low, high } = levelsOf(device, read);
    settings = { ...settings, inputs: replaced(settings.inputs, channel - 1, { low, high }) };
    return data({ low_level: low, high_level: high }, read.warnings);
  };

  const setOutput: Operation = ({ parameters }) => {
    const read = parameters();
    const channel = read.index('channel', device.channels);
    const enabled = read.truth('enabled');
    const { low, high } = levelsOf(device, read, settings.outputs[channel - 1]);
    settings = { ...settings, outputs: replaced(settings.outputs, channel - 1, { enabled, low, high }) };
    return data(enabled ? { enabled, low_level: low, high_level: high } : { enabled }, read.warnings);
  };

  return {
    name: 'neuralnetwork',
    operations: new Map<string, Operation>([
      [
        'upload_network',
        ({ json, bytes }) => {
          json();
          take({ ...settings, document: parseLinn(bytes) });
          return data(description(settings.document));
        },
      ],
      ['describe_network', () => data(description(settings.document))],
      ['set_input', setInput],
      ['set_output', setOutput],
      ['set_input_sample_rate', setSampleRate],
      [
        'set_defaults',
        () => {
          take(defaultSettings(device));
          return data(null);
        },
      ],
      ['summary', () => data(networkSummary(device, settings))],
    ]),
    outputs: (inputs) => networkOutputs({ document: settings.document, run, clock: device.clock }, settings, inputs),
    save: () => savedSettings(settings),
    load: (saved) => take(loadedSettings(device, parametersOf(saved))),
  };

  function loadedSettings(profile: typeof device, saved: Parameters): NetworkSettings {
    const channels = (name: string) => saved.list(name).slice(0, profile.channels).map(parametersOf);
    const { inputs, outputs } = defaultSettings(profile);
    const [savedInputs, savedOutputs] = [channels('inputs'), channels('outputs')];
    return {
      document: parseLinn(JSON.stringify(saved.list('network')[0] ?? null)),
      inputs: inputs.map((levels, at) => levelsOf(profile, savedInputs[at] ?? parametersOf({}), levels)),
      outputs: outputs.map((output, at) => {
        const read = savedOutputs[at] ?? parametersOf({});
        return { ...levelsOf(profile, read, output), enabled: read.truth('enabled', false) };
      }),
      sampleRate: saved.number('sample_rate', profile.sampleRate),
    };
  }
}

const savedSettings = ({ document, inputs, outputs, sampleRate }: NetworkSettings): Json => ({
  network: [
    {
      ...document,
      layers: document.layers.map(({ activation, weights, biases }) => ({ activation, weights, biases })),
    },
  ],
  inputs: inputs.map(({ low, high }) => ({ low_level: low, high_level: high })),
  outputs: outputs.map(({ low, high, enabled }) => ({ low_level: low, high_level: high, enabled })),
  sample_rate: sampleRate,
});

function checkChannels({ num_input_channels, num_output_channels }: LinnDocument, channels: number): void {
  if (num_input_channels <= channels && num_output_channels <= channels) return;
  throw new LinnetError(
    'limit',
    `The network uses ${num_input_channels} input and ${num_output_channels} output channels; there are ${channels}.`,
  );
}

/** As the vendor's client shows it; how it spells the activations but Tanh and Linear is not published. */
const description = (document: LinnDocument): Json => ({
  inputs: documentInputs(document),
  outputs: documentOutputs(document),
  num_input_channels: document.num_input_channels,
  num_output_channels: document.num_output_channels,
  layers: document.layers.map(({ activation, weights, biases }) => ({
    activation: capitalised(activation),
    inputs: weights[0]?.length ?? 0,
    outputs: biases.length,
  })),
});
