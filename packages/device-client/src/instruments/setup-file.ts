import { LinnetError, showValue } from '@linnet/core';
import type { LinnSetup } from '@linnet/linn-export';

/** A setup: the object, or the text of `NAME.setup.json`. */
export type SetupSource = LinnSetup | string;

/** Volts that stand for -1 and 1. */
export interface VoltLevels {
  readonly low: number;
  readonly high: number;
}

/** What a setup says, as far as an upload needs it. */
export interface ReadSetup {
  /** Sa/s; undefined where the setup names none. */
  readonly sampleRate: number | undefined;
  readonly devices: readonly SetupOfDevice[];
}

/** How one kind of device is set. */
export interface SetupOfDevice {
  /** The vendor's name of it. */
  readonly device: string;
  readonly usable: boolean;
  readonly inputs: readonly VoltLevels[];
  readonly outputs: readonly VoltLevels[];
  /** What to watch for. */
  readonly notes: readonly string[];
}

/**
 * Reads a setup, which must belong to the file with this checksum, where there is a file.
 * @throws LinnetError `bad-file` for what is no setup, or one of another network.
 */
export function readSetup(source: SetupSource, sha256: string | undefined): ReadSetup {
  const setup = fields(typeof source === 'string' ? parse(source) : source, 'the setup');
  if (setup.format !== 'linnet-setup/1') throw wrong(`its format is ${showValue(setup.format)}, not "linnet-setup/1"`);
  if (sha256 !== undefined && setup.sha256 !== sha256) {
    throw wrong('it belongs to another .linn file; export both again, or leave the setup out');
  }
  return {
    sampleRate: setup.sampleRate === null ? undefined : number(setup.sampleRate, 'sampleRate'),
    devices: list(setup.devices, 'devices').map(deviceOf),
  };
}

function deviceOf(value: unknown): SetupOfDevice {
  const { device, usable, input, output, notes } = fields(value, 'a device');
  return {
    device: text(device, 'a name of a device'),
    usable: usable === true,
    inputs: list(input, 'input').map(levels),
    outputs: list(output, 'output').map(levels),
    notes: list(notes, 'notes').map((note) => text(note, 'a note')),
  };
}

function levels(value: unknown): VoltLevels {
  const { low, high } = fields(value, 'a level');
  return { low: number(low, 'low'), high: number(high, 'high') };
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw wrong(`it is not JSON: ${String(cause)}`);
  }
}

function fields(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw wrong(`${what} in it is ${showValue(value)}, not an object`);
}

function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrong(`${name} is ${showValue(value)}, not a list`);
}

function number(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw wrong(`${name} is ${showValue(value)}, not a number`);
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw wrong(`${name} is ${showValue(value)}, not a text`);
}

const wrong = (reason: string): LinnetError => new LinnetError('bad-file', `The setup cannot be used: ${reason}.`);
