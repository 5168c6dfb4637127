import { nearestName } from '@linnet/core';
import { describe } from './text.js';

/** Options of the `linn` exporter. */
export interface LinnOptions {
  /** Of the network: the file is `NAME.linn`, and the setup beside it `NAME.setup.json`. Default `network`. */
  readonly name?: string;
  /**
   * Channels the inputs arrive on. 1 (the default) makes the inputs a sliding window over one channel; as many as the
   * network has inputs (at most 4) gives each its own channel.
   */
  readonly inputChannels?: number;
  /** Channels the outputs leave on: 1 (the default, one after the other), or as many as there are outputs (at most 4). */
  readonly outputChannels?: number;
  /** Which neurons of the last layer become the outputs, in which order; repeats are allowed. Default: all, in order. */
  readonly outputMapping?: readonly number[];
  /** Write the very bytes the vendor's exporter writes, on one line. Default: equal values, one line for each neuron. */
  readonly vendorBytes?: boolean;
  /** Limit weights and biases to [-1, 1] instead of refusing those outside: the network then answers otherwise. */
  readonly clipWeights?: boolean;
  /**
   * With one input channel and inputs scaled column by column: fold the difference to the one scaling a channel can do
   * into the first layer, after `clipWeights` and where the weights stay within [-1, 1]. Not with `vendorBytes`.
   */
  readonly foldScaling?: boolean;
  /** Samples a second that the rows were taken with, Sa/s: it goes into the setup, and is compared with each device's range. */
  readonly sampleRate?: number;
}

const switches = ['vendorBytes', 'clipWeights', 'foldScaling'] as const;
const names: readonly string[] = [
  'name',
  'inputChannels',
  'outputChannels',
  'outputMapping',
  ...switches,
  'sampleRate',
] satisfies (keyof LinnOptions)[];

/** Problems of options that need no model to be seen. Options also arrive from files and command lines, so types are checked. */
export function optionProblems(options: LinnOptions): readonly string[] {
  return [
    ...unknownProblems(options),
    ...nameProblems(options),
    ...switchProblems(options),
    ...foldProblems(options),
    ...rateProblems(options),
  ];
}

const unknownProblems = (options: LinnOptions): readonly string[] =>
  Object.keys(options)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const near = nearestName(name, names);
      return `Unknown option "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`} Options: ${names.join(', ')}.`;
    });

const nameProblems = ({ name }: LinnOptions): readonly string[] =>
  name === undefined || (typeof name === 'string' && /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*$/u.test(name))
    ? []
    : [`name is ${describe(name)}; files are named by it: use letters, digits, spaces, dots, hyphens and underscores.`];

const switchProblems = (options: LinnOptions): readonly string[] =>
  switches
    .filter((name) => options[name] !== undefined && typeof options[name] !== 'boolean')
    .map((name) => `${name} is ${describe(options[name])}; it must be true or false.`);

const foldProblems = ({ foldScaling, vendorBytes }: LinnOptions): readonly string[] =>
  foldScaling && vendorBytes
    ? ['foldScaling changes weights, and vendorBytes promises what the vendor would write; use one of the two.']
    : [];

function rateProblems({ sampleRate }: LinnOptions): readonly string[] {
  if (sampleRate === undefined || (Number.isFinite(sampleRate) && sampleRate > 0)) return [];
  return [`sampleRate is ${describe(sampleRate)}; it must be a number of samples a second, above 0.`];
}
