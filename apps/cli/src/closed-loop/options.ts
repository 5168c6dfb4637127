import { LinnetError } from '@linnet/core';
import { checkAddressOption } from '../device/address.js';
import { given } from '../options.js';
import { arithmeticKinds, hardwareKinds, scalingKinds } from './kinds.js';

/** An instrument that a run is to end on, as `run.json` keeps it. */
export interface DeviceOptions {
  /** `sim` for a simulator of its own, else HOST or HOST:PORT. */
  readonly address: string;
  /** Of the simulator. Default: `pro`. */
  readonly hardware?: (typeof hardwareKinds)[number];
  /** Default: `float`. */
  readonly arithmetic?: (typeof arithmeticKinds)[number];
  /** Default: `folded` where the weights allow it, else `shared`. */
  readonly scaling?: (typeof scalingKinds)[number];
}

/** What a command line says of it. */
export interface DeviceFlags {
  readonly device?: string;
  readonly deviceHardware?: DeviceOptions['hardware'];
  readonly deviceArithmetic?: DeviceOptions['arithmetic'];
  readonly deviceScaling?: DeviceOptions['scaling'];
  /** Goes on where something runs on the instrument already. */
  readonly yes?: boolean;
}

const described = ['deviceHardware', 'deviceArithmetic', 'deviceScaling', 'yes'] as const;

/**
 * The instrument that a command line names, if it names one; before anything is trained.
 * @throws LinnetError `bad-option` for what is no address, and for options that would do nothing.
 */
export function deviceOptions(flags: DeviceFlags): DeviceOptions | undefined {
  const { device: address, deviceHardware: hardware, deviceArithmetic: arithmetic, deviceScaling: scaling } = flags;
  if (address === undefined) {
    const idle = described.find((name) => flags[name] !== undefined);
    if (idle === undefined) return undefined;
    throw new LinnetError('bad-option', `${nameOf(idle)} is about an instrument: name it with --device.`);
  }
  if (address !== 'sim') checkAddressOption('--device', address);
  if (hardware !== undefined && address !== 'sim') {
    throw new LinnetError('bad-option', '--device-hardware is for --device sim; another instrument says what it is.');
  }
  return { address, ...given({ hardware, arithmetic, scaling }) };
}

/** The instrument of a run that goes on: the one it had, unless the command line names another. */
export function resumedDevice(kept: DeviceOptions | undefined, flags: DeviceFlags): DeviceOptions | undefined {
  if (kept === undefined || flags.device !== undefined) return deviceOptions(flags);
  const { address, hardware, arithmetic, scaling } = kept;
  const before = { deviceHardware: hardware, deviceArithmetic: arithmetic, deviceScaling: scaling };
  return deviceOptions({ device: address, ...given(before), ...flags });
}

const nameOf = (flag: string): string => `--${flag.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;

/** Whether a value from a file is such options. */
export function isDeviceOptions(value: unknown): value is DeviceOptions {
  if (typeof value !== 'object' || value === null) return false;
  const { address, hardware, arithmetic, scaling } = value as Partial<Record<keyof DeviceOptions, unknown>>;
  return (
    typeof address === 'string' &&
    isOneOf(hardwareKinds, hardware) &&
    isOneOf(arithmeticKinds, arithmetic) &&
    isOneOf(scalingKinds, scaling)
  );
}

const isOneOf = (kinds: readonly string[], value: unknown): boolean =>
  value === undefined || kinds.some((kind) => kind === value);
