import { LinnetError, throwProblems } from '@linnet/core';
import type { DeviceProfile, SettingRange } from '@linnet/linn-export';
import type { ReadSetup, SetupOfDevice, VoltLevels } from './setup-file.js';

/** How one device is set for a network. */
export interface ChosenSetup extends Pick<SetupOfDevice, 'inputs' | 'outputs' | 'notes'> {
  /** Sa/s; undefined where the setup names none. */
  readonly sampleRate: number | undefined;
}

/**
 * The part of a setup that is about one kind of device.
 * @throws LinnetError `bad-file` where there is none; `limit` where the device cannot run the network, or be set so.
 */
export function chooseSetup({ sampleRate, devices }: ReadSetup, profile: DeviceProfile | undefined): ChosenSetup {
  const found = devices.find(({ device }) => device === profile?.name);
  if (profile === undefined || found === undefined) {
    const name = profile?.name ?? 'this kind of device';
    throw new LinnetError('bad-file', `The setup cannot be used: it says nothing of ${name}.`);
  }
  const { usable, inputs, outputs, notes } = found;
  if (!usable) {
    throw new LinnetError('limit', `By its setup, the network cannot run on a ${profile.name}: ${notes.join(' ')}`);
  }
  // What the device would refuse is to be known before its network is replaced.
  throwProblems('limit', 'The setup cannot be used:', [
    ...sideProblems('input', inputs, profile),
    ...sideProblems('output', outputs, profile),
    ...(sampleRate === undefined ? [] : outside('The sample rate', sampleRate, profile.sampleRate, profile.name)),
  ]);
  return { inputs, outputs, sampleRate, notes };
}

function sideProblems(side: string, levels: readonly VoltLevels[], profile: DeviceProfile): readonly string[] {
  const { name, channels } = profile;
  if (levels.length <= channels) return levels.flatMap((one, at) => levelProblems(`${side} ${at + 1}`, one, profile));
  return [`It is for ${levels.length} ${side} channels; a ${name} has ${channels}.`];
}

/** 2.5 V - 2.475 V is a little less than 0.025 V. */
const tolerance = 1e-9;

function levelProblems(
  channel: string,
  { low, high }: VoltLevels,
  { name, lowLevel, highLevel, leastSpan }: DeviceProfile,
): readonly string[] {
  const problems = [
    ...outside(`The low level of ${channel}`, low, lowLevel, name),
    ...outside(`The high level of ${channel}`, high, highLevel, name),
  ];
  if (problems.length > 0 || high - low >= leastSpan - tolerance) return problems;
  return [`The levels of ${channel} are ${low} V and ${high} V; a ${name} needs ${leastSpan} V between them.`];
}

const outside = (what: string, value: number, { least, greatest }: SettingRange, name: string): readonly string[] =>
  value >= least && value <= greatest ? [] : [`${what} is ${value}; a ${name} takes ${least} to ${greatest}.`];
