import type { HardwareName } from '@linnet/device-simulator';

/** The vendor's names of the kinds of instruments. */
export const hardwareNames = {
  go: 'Moku:Go',
  lab: 'Moku:Lab',
  pro: 'Moku:Pro',
  delta: 'Moku:Delta',
} as const satisfies Record<HardwareName, string>;
