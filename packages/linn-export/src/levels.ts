import type { ChannelBounds } from './bounds.js';
import type { DeviceProfile, SettingRange } from './devices.js';

/** The voltage levels of one channel, and what they take of the user's units: `volts = gain * value + offset`. */
export interface Levels {
  /** Volts that stand for -1 in the network. */
  readonly low: number;
  /** Volts that stand for 1. */
  readonly high: number;
  /** 1 where values in volts fit as they are; otherwise what the signal must be multiplied by before the input (or was, after the output). */
  readonly gain: number;
  /** 0 unless no gain alone brings the signal into the levels' range; volts. */
  readonly offset: number;
}

/**
 * The levels on a device that stand for a signal's bounds, read as volts: the bounds themselves where the device can set
 * them; else after the gain nearest to 1 that makes them fit, and only where none does, after an offset as well. Bounds that
 * are equal, those of a constant signal, are moved apart.
 */
export function levelsFor(device: DeviceProfile, bounds: ChannelBounds): Levels {
  const { low, high } = widened(bounds, device.leastSpan);
  const gain = gainAlone(device, low, high);
  return gain === undefined ? centred(device, low, high) : levels(device, gain * low, gain * high, gain, 0);
}

/** The last digit of a product must not leave the range. */
const levels = (device: DeviceProfile, low: number, high: number, gain: number, offset: number): Levels => ({
  low: limit(low, device.lowLevel),
  high: limit(high, device.highLevel),
  gain,
  offset,
});

/** A constant signal stands for 0, the middle of whatever levels: the narrowest are taken, unless rounding swallows them. */
function widened({ low, high }: ChannelBounds, span: number): ChannelBounds {
  if (low !== high) return { low, high };
  const half = Math.max(span / 2, Math.abs(low) * 1e-6);
  return { low: low - half, high: high + half };
}

/** The gain nearest to 1 that brings both ends into range without an offset, if there is one. */
function gainAlone({ lowLevel, highLevel, leastSpan }: DeviceProfile, low: number, high: number): number | undefined {
  const least = leastSpan / (high - low);
  const most = Math.min(high > 0 ? highLevel.greatest / high : Infinity, low < 0 ? lowLevel.least / low : Infinity);
  return least <= most ? limit(1, { least, greatest: most }) : undefined;
}

/** Levels around 0 V: an offset takes the middle of the bounds there. */
function centred(device: DeviceProfile, low: number, high: number): Levels {
  const span = high - low;
  const { leastSpan, lowLevel, highLevel } = device;
  const gain = limit(1, { least: leastSpan / span, greatest: (highLevel.greatest - lowLevel.least) / span });
  return levels(device, (-gain * span) / 2, (gain * span) / 2, gain, -gain * (low / 2 + high / 2));
}

const limit = (value: number, { least, greatest }: SettingRange): number => Math.min(greatest, Math.max(least, value));
