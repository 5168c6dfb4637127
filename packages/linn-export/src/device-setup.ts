import { deviceAdvice, deviceObstacles } from './device-notes.js';
import type { DeviceName, DeviceProfile, SettingRange } from './devices.js';
import type { LinnDocument } from './document.js';
import { type Levels, levelsFor } from './levels.js';
import type { PortSetup } from './port.js';
import { rounded } from './text.js';

/** How one kind of instrument is set for a file. */
export interface DeviceSetup {
  /** Which instrument. */
  readonly device: DeviceName;
  /** False where the device lacks channels, or cannot sample at the rate of the rows. */
  readonly usable: boolean;
  /** Settings it takes for the input sample rate, Sa/s. */
  readonly sampleRate: SettingRange;
  /** For each input channel. */
  readonly input: readonly Levels[];
  /** For each output channel. */
  readonly output: readonly Levels[];
  /** Why it is not usable, and what to watch for. */
  readonly notes: readonly string[];
}

/** How a device is set for a document whose sides are set as given. */
export function deviceSetup(
  device: DeviceProfile,
  document: LinnDocument,
  input: PortSetup,
  output: PortSetup,
  rate?: number,
): DeviceSetup {
  const obstacles = deviceObstacles(device, document, rate);
  const inputLevels = input.bounds.map((bounds) => levelsFor(device, bounds));
  const outputLevels = output.bounds.map((bounds) => levelsFor(device, bounds));
  return {
    device: device.name,
    usable: obstacles.length === 0,
    sampleRate: device.sampleRate,
    input: inputLevels,
    output: outputLevels,
    notes: [
      ...obstacles,
      ...deviceAdvice(device, document),
      ...inputLevels.flatMap((levels, channel) => inputNote(levels, channel + 1)),
      ...outputLevels.flatMap((levels, channel) => outputNote(levels, channel + 1)),
    ],
  };
}

/** True where a device can be set to levels that are the bounds themselves, read as volts. */
export const isDirect = ({ gain, offset }: Levels): boolean => gain === 1 && offset === 0;

const formula = ({ gain, offset }: Levels, value: string): string =>
  `${rounded(gain)} * ${value}${offset === 0 ? '' : ` ${offset < 0 ? '-' : '+'} ${rounded(Math.abs(offset))} V`}`;

const inputNote = (levels: Levels, channel: number): readonly string[] =>
  isDirect(levels) ? [] : [`Input channel ${channel} needs ${formula(levels, 'the signal')} to fit its levels.`];

const outputNote = (levels: Levels, channel: number): readonly string[] =>
  isDirect(levels)
    ? []
    : [`Output channel ${channel} gives ${formula(levels, 'the output in units of the training data')}.`];
