/** A closed range of a setting. */
export interface SettingRange {
  /** In the unit of the setting. */
  readonly least: number;
  /** In the unit of the setting. */
  readonly greatest: number;
}

/** What one kind of instrument can do, as far as it is documented. */
export interface DeviceProfile {
  /** The vendor's name for it. */
  readonly name: 'Moku:Go' | 'Moku:Lab' | 'Moku:Pro' | 'Moku:Delta';
  /** Core clock of a slot, Hz. */
  readonly clock: number;
  /** Samples a second that the network takes in, Sa/s. */
  readonly sampleRate: SettingRange;
  /** Into how many slots it can be divided; networks need several. */
  readonly platforms: readonly number[];
  /** Channels of the network, in and out. */
  readonly channels: number;
  /** Voltage that stands for -1, in and out, V. */
  readonly lowLevel: SettingRange;
  /** Voltage that stands for 1, in and out, V. */
  readonly highLevel: SettingRange;
  /** Least distance from the low to the high level, V. */
  readonly leastSpan: number;
  /** Neurons of a layer that the vendor's examples name as the most; what the device refuses is not documented. */
  readonly advisedNeurons?: number;
}

/** The name of a kind of instrument. */
export type DeviceName = DeviceProfile['name'];

// Clocks: the vendor's API site, pages on Moku Compile (slots, inputs and outputs).
// Sample rates: the Python client's documented values of set_input_sample_rate; they are clock / 1024, cut to nine digits.
// Platforms: the same client's MultiInstrument.
// Channels and levels: its set_input and set_output. The least span follows from the ends of the two ranges.
// Neurons: notebooks of the vendor's example repository (Moku:Go, November 2025; Moku:Pro, lowered from 100 in August 2025).
const oneVolt = {
  lowLevel: { least: -1, greatest: 0.99 },
  highLevel: { least: -0.99, greatest: 1 },
  leastSpan: 0.01,
} as const;

/** The instruments that run `.linn` networks, as far as the vendor documents them. */
export const devices: readonly DeviceProfile[] = [
  {
    name: 'Moku:Go',
    clock: 31.25e6,
    sampleRate: { least: 1, greatest: 30517.5781 },
    platforms: [1, 2, 3],
    channels: 2,
    lowLevel: { least: -2.5, greatest: 2.475 },
    highLevel: { least: -2.475, greatest: 2.5 },
    leastSpan: 0.025,
    advisedNeurons: 50,
  },
  {
    name: 'Moku:Lab',
    clock: 125e6,
    sampleRate: { least: 1, greatest: 122070.312 },
    platforms: [1, 2, 3],
    channels: 2,
    ...oneVolt,
  },
  {
    name: 'Moku:Pro',
    clock: 312.5e6,
    sampleRate: { least: 1, greatest: 305175.781 },
    platforms: [1, 4],
    channels: 4,
    ...oneVolt,
    advisedNeurons: 80,
  },
  {
    name: 'Moku:Delta',
    clock: 312.5e6,
    sampleRate: { least: 1, greatest: 305175.781 },
    platforms: [1, 3, 8],
    channels: 2,
    ...oneVolt,
  },
];
