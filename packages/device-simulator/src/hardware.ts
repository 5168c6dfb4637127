import { LinnetError } from '@linnet/core';
import { type DeviceName, type DeviceProfile, devices } from '@linnet/linn-export';
import { type DeviceFormats, mokuDelta, mokuGo, mokuLab, mokuPro } from '@linnet/quantisation';

/** A rate of the arbitrary waveform generator, with how many points its table may have then. */
export interface TableRate {
  /** As requests spell it. */
  readonly text: string;
  readonly points: number;
}

/** A kind of instrument as the simulator knows it. */
export interface Hardware {
  readonly device: DeviceProfile;
  /** Word lengths of the fixed-point arithmetic, which are assumed. */
  readonly formats: DeviceFormats;
  /** Inputs and outputs at the front. */
  readonly sockets: number;
  /** Inputs and outputs of a slot. How many there are is documented for some instruments only; the rest is a guess. */
  readonly ports: number;
  /** Of the waveform generator, Hz. */
  readonly greatestFrequency: number;
  /** Of the waveform generator, V. */
  readonly greatestLevel: number;
  /** Of the waveform generator's pulses, s. */
  readonly leastEdge: number;
  /** Of the arbitrary waveform generator, Hz. */
  readonly greatestTableFrequency: number;
  /** Of the arbitrary waveform generator, fastest first. */
  readonly tableRates: readonly TableRate[];
}

/** Names of kinds of instruments. */
export const hardwareNames = ['go', 'lab', 'pro', 'delta'] as const;

/** The name of a kind of instrument. */
export type HardwareName = (typeof hardwareNames)[number];

/** What the vendor calls it. */
export const deviceNames = {
  go: 'Moku:Go',
  lab: 'Moku:Lab',
  pro: 'Moku:Pro',
  delta: 'Moku:Delta',
} as const satisfies Readonly<Record<HardwareName, DeviceName>>;

const profileOf = (name: DeviceName): DeviceProfile => {
  const found = devices.find((device) => device.name === name);
  if (found === undefined) throw new LinnetError('unknown-name', `There is no profile of ${name}.`);
  return found;
};

const rates = (greatestPoints: number, texts: readonly string[]): readonly TableRate[] =>
  texts.map((text, index) => ({ text, points: greatestPoints << index }));

/**
 * The kinds of instruments. Frequencies, levels and tables: the documented values of the vendor's Python client, version 4.4.
 * Platforms and the network's limits are those of `@linnet/linn-export`.
 */
export const hardware = (name: HardwareName): Hardware => ({ device: profileOf(deviceNames[name]), ...kinds[name] });

const kinds: Readonly<Record<HardwareName, Omit<Hardware, 'device'>>> = {
  go: {
    formats: mokuGo,
    sockets: 2,
    ports: 2,
    greatestFrequency: 20e6,
    greatestLevel: 5,
    leastEdge: 16e-9,
    greatestTableFrequency: 10e6,
    tableRates: rates(16_384, ['125Ms', '62.5Ms', '31.25Ms']),
  },
  lab: {
    formats: mokuLab,
    sockets: 2,
    ports: 2,
    greatestFrequency: 250e6,
    greatestLevel: 2,
    leastEdge: 4e-9,
    greatestTableFrequency: 10e6,
    tableRates: rates(8192, ['1Gs', '500Ms', '250Ms', '125Ms']),
  },
  pro: {
    formats: mokuPro,
    sockets: 4,
    ports: 4,
    greatestFrequency: 500e6,
    greatestLevel: 5,
    leastEdge: 4e-9,
    greatestTableFrequency: 250e6,
    tableRates: rates(16_384, ['1.25Gs', '625Ms', '312.5Ms']),
  },
  delta: {
    formats: mokuDelta,
    sockets: 8,
    ports: 4,
    greatestFrequency: 2e9,
    greatestLevel: 5,
    leastEdge: 500e-12,
    greatestTableFrequency: 2e9,
    tableRates: rates(4096, ['5Gs', '2.5Gs', '1.25Gs', '625Ms', '312.5Ms']),
  },
};
