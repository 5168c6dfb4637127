import { LinnetError, showValue } from '@linnet/core';
import { type DeviceProfile, type LinnSetup, sha256 } from '@linnet/linn-export';

/** A setup: the object, or the text of `NAME.setup.json`. */
export type SetupSource = LinnSetup | string;

/** How one device is set for a network. */
export interface ChosenSetup {
  readonly inputs: readonly VoltLevels[];
  readonly outputs: readonly VoltLevels[];
  /** Sa/s; undefined where the setup names none. */
  readonly sampleRate: number | undefined;
  /** What to watch for on this device. */
  readonly notes: readonly string[];
}

/** Volts that stand for -1 and 1. */
export interface VoltLevels {
  readonly low: number;
  readonly high: number;
}

/**
 * The part of a setup that is about one kind of device.
 * @throws LinnetError `bad-file` for what is no setup, or one of another network; `limit` where the device cannot run it.
 */
export async function chooseSetup(
  source: SetupSource,
  network: Uint8Array<ArrayBuffer> | undefined,
  profile: DeviceProfile | undefined,
): Promise<ChosenSetup> {
  const setup = fields(typeof source === 'string' ? parse(source) : source, 'The setup');
  if (setup.format !== 'linnet-setup/1') throw wrong(`its format is ${showValue(setup.format)}, not "linnet-setup/1"`);
  if (network !== undefined) await checkSum(setup.sha256, network);
  const name = profile?.name ?? 'this kind of device';
  const device = list(setup.devices, 'devices')
    .map((one) => fields(one, 'A device'))
    .find((one) => one.device === name);
  if (device === undefined) throw wrong(`it says nothing of ${name}`);
  const notes = list(device.notes, 'notes').map(String);
  if (device.usable !== true) {
    throw new LinnetError('limit', `By its setup, the network cannot run on a ${name}: ${notes.join(' ')}`);
  }
  return {
    inputs: list(device.input, 'input').map(levels),
    outputs: list(device.output, 'output').map(levels),
    sampleRate: setup.sampleRate === null ? undefined : number(setup.sampleRate, 'sampleRate'),
    notes,
  };
}

type Fields = Readonly<Record<string, unknown>>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(`it is not JSON: ${String(cause)}`);
  }
}

function fields(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw wrong(`${what.toLowerCase()} in it is ${showValue(value)}, not an object`);
}

function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrong(`${name} is ${showValue(value)}, not a list`);
}

function number(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw wrong(`${name} is ${showValue(value)}, not a number`);
}

function levels(value: unknown): VoltLevels {
  const { low, high } = fields(value, 'A level');
  return { low: number(low, 'low'), high: number(high, 'high') };
}

async function checkSum(expected: unknown, network: Uint8Array<ArrayBuffer>): Promise<void> {
  // Pages over plain http have no WebCrypto; the sum guards against a mistake, not against an attack.
  if ((globalThis.crypto?.subtle as SubtleCrypto | undefined) === undefined) return;
  if ((await sha256(network)) !== expected)
    throw wrong('it belongs to another .linn file; export both again, or leave the setup out');
}

const wrong = (reason: string): LinnetError => new LinnetError('bad-file', `The setup cannot be used: ${reason}.`);
