import type { Scaling } from '@linnet/core';
import { type DeviceSetup, deviceSetup } from './device-setup.js';
import { devices } from './devices.js';
import { documentInputs, documentOutputs, type LinnDocument } from './document.js';
import { type PortSetup, portSetup } from './port.js';

/**
 * What a `.linn` file does not hold and the instrument must be told: the scaling, the levels it implies, the order of
 * samples. Plain data, kept beside the file as `NAME.setup.json` (`setupJson`).
 */
export interface LinnSetup {
  /** With its version. */
  readonly format: 'linnet-setup/1';
  /** Of the bytes of the `.linn` file, hexadecimal: tells whether the two belong together. */
  readonly sha256: string;
  /** How the inputs are set. */
  readonly input: PortSetup;
  /** How the outputs are set. */
  readonly output: PortSetup;
  /** Whether scaling column by column was folded into the first layer. */
  readonly folded: boolean;
  /** Order of the samples in a row where inputs are serial, else null. */
  readonly windowOrder: 'oldest first, newest last' | null;
  /** Samples a second that the rows were taken with, or null where it was not said. */
  readonly sampleRate: number | null;
  /** How each instrument is set. */
  readonly devices: readonly DeviceSetup[];
  /** What is inferred and not documented by the vendor. */
  readonly assumptions: readonly string[];
}

/** What a setup is made of. */
export interface SetupParts {
  readonly document: LinnDocument;
  readonly sha256: string;
  /** The model's, with the output's columns as the mapping puts them. */
  readonly scaling: Scaling;
  readonly folded: boolean;
  readonly sampleRate: number | undefined;
}

/** The setup that goes with a document. */
export function setupOf({ document, sha256, scaling, folded, sampleRate }: SetupParts): LinnSetup {
  const input = portSetup(scaling.input, documentInputs(document), document.num_input_channels, folded);
  const output = portSetup(scaling.output, documentOutputs(document), document.num_output_channels);
  return {
    format: 'linnet-setup/1',
    sha256,
    input,
    output,
    folded,
    windowOrder: input.mode === 'serial' ? 'oldest first, newest last' : null,
    sampleRate: sampleRate ?? null,
    devices: devices.map((device) => deviceSetup(device, document, input, output, sampleRate)),
    assumptions: input.mode === 'serial' ? [...assumptions, windowAssumption] : assumptions,
  };
}

/** The text of `NAME.setup.json`, the file beside `NAME.linn`. */
export const setupJson = (setup: LinnSetup): string => `${JSON.stringify(setup, null, 2)}\n`;

const assumptions = [
  'Data are in volts where a gain is 1; other units need what turns them into volts first.',
  'Levels map linearly: x = 2 (v - low) / (high - low) - 1 on the way in, v = low + (y + 1) / 2 (high - low) on the way out; the vendor names only the ends.',
] as const;

const windowAssumption =
  "A serial input is a window over the last samples, oldest first and newest last; inferred from the vendor's examples.";
