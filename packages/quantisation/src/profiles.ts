import { unknownName } from '@linnet/core';
import type { DeviceName } from '@linnet/linn-export';
import { type FixedPoint, fixedPoint } from './fixed-point.js';

/** A kind of instrument as something to quantise for. */
export interface DeviceFormats {
  readonly name: string;
  /** As `devices` of `@linnet/linn-export` call it. */
  readonly device: DeviceName;
  /** Of inputs and of what every layer gives. */
  readonly signals: FixedPoint;
  readonly weights: FixedPoint;
  /** Multipliers that a slot has, for each number of slots; as documented for custom instruments. */
  readonly multipliers: Readonly<Record<string, number>>;
}

const assumed = { signals: fixedPoint(16, 15), weights: fixedPoint(18, 17) } as const;

/** Moku:Go. Its word lengths are assumed: {@link profiles} says on what grounds. */
export const mokuGo: DeviceFormats = {
  name: 'moku-go',
  device: 'Moku:Go',
  ...assumed,
  multipliers: { '2 slots': 100, '3 slots': 60 },
};

/** Moku:Lab. Its word lengths are assumed. */
export const mokuLab: DeviceFormats = {
  name: 'moku-lab',
  device: 'Moku:Lab',
  ...assumed,
  multipliers: { '2 slots': 100, '3 slots': 60 },
};

/** Moku:Pro. Its word lengths are assumed. */
export const mokuPro: DeviceFormats = {
  name: 'moku-pro',
  device: 'Moku:Pro',
  ...assumed,
  multipliers: { '4 slots': 432 },
};

/** Moku:Delta. Its word lengths are assumed. */
export const mokuDelta: DeviceFormats = {
  name: 'moku-delta',
  device: 'Moku:Delta',
  ...assumed,
  multipliers: { '3 slots': 500, '8 slots': 200 },
};

/**
 * The instruments there are. What lengths of words their neural network computes with is not published. Signals of 16 bits
 * are those of the slots' documented inputs and outputs, Q1.15 because networks are on [-1, 1]; weights of 18 bits would fit
 * the multipliers and memories of such chips. Whatever is quantised with them says so among its assumptions.
 */
export const profiles = [mokuGo, mokuLab, mokuPro, mokuDelta] as const;

/**
 * A profile by its name, for config files and command lines.
 * @throws LinnetError `unknown-name` with those there are.
 *
 * @example
 * ```ts
 * quantise(artifact, { profile: profileNamed('moku-go') });
 * ```
 */
export function profileNamed(name: string): DeviceFormats {
  const found = profiles.find((profile) => profile.name === name);
  if (found !== undefined) return found;
  throw unknownName(
    'profile',
    name,
    profiles.map((profile) => profile.name),
  );
}
