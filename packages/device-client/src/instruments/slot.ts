import { LinnetError, showValue, throwProblems } from '@linnet/core';
import type { DeviceProfile } from '@linnet/linn-export';
import { type AnswerReader, readerOf, textOf } from '../answers.js';
import type { RequestOptions, Session } from '../session.js';

/** An instrument in a slot, as its operations are asked for. */
export interface Slot {
  readonly address: string;
  /** What is known of this kind of device; `undefined` for a kind that is not known. */
  readonly profile: DeviceProfile | undefined;
  /** Does something and reads what it answers. */
  post(operation: string, parameters?: object, options?: RequestOptions): Promise<AnswerReader>;
  /** Does something that has no answer. */
  command(operation: string): Promise<void>;
  /** Reads something. */
  read(operation: string): Promise<AnswerReader>;
  readText(operation: string): Promise<string>;
  download(operation: string): Promise<Uint8Array<ArrayBuffer>>;
  postBytes(operation: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** The operations of the instrument in a slot, counted from 1. */
export function slotOf(session: Session, slot: number, instrument: string, profile: DeviceProfile | undefined): Slot {
  const pathOf = (operation: string): string => `slot${slot}/${instrument}/${operation}`;
  const { address } = session;
  return {
    address,
    profile,
    post: async (operation, parameters, options) =>
      readerOf(await session.post(pathOf(operation), parameters, options), address, pathOf(operation)),
    command: async (operation) => {
      await session.post(pathOf(operation));
    },
    read: async (operation) => readerOf(await session.read(pathOf(operation)), address, pathOf(operation)),
    readText: async (operation) => textOf(await session.read(pathOf(operation)), address, pathOf(operation)),
    download: (operation) => session.download(pathOf(operation)),
    postBytes: async (operation, bytes) => {
      await session.postBytes(pathOf(operation), bytes);
    },
  };
}

/**
 * Checks what is counted from 1: slots and channels.
 * @throws LinnetError `bad-value` for anything else.
 */
export function checkCount(value: number, what: string): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new LinnetError('bad-value', `The ${what} is ${showValue(value)}; use a whole number from 1 up.`);
}

/**
 * JSON has no words for what is not finite: it would be sent as null.
 * @throws LinnetError `bad-value` that names every one.
 */
export function checkFinite(values: Readonly<Record<string, number | undefined>>): void {
  const bad = Object.entries(values).filter(([, value]) => value !== undefined && !Number.isFinite(value));
  const problems = bad.map(([name, value]) => `${name} is ${showValue(value)}; use a finite number.`);
  throwProblems('bad-value', 'It cannot be sent:', problems);
}
