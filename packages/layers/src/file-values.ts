import { type JsonValue, type LayerConfig, LinnetError } from '@linnet/core';

// What JSON holds is anything: each of these gives a part as what it should be, or throws `bad-file` with its path.

/** An object. */
export function record(value: JsonValue | undefined, path: string): LayerConfig {
  if (typeof value !== 'object' || value === null || isList(value)) throw damaged(`${path} is not an object`);
  return value;
}

/** A list of anything. */
export function list(value: JsonValue | undefined, path: string): readonly JsonValue[] {
  if (!isList(value)) throw damaged(`${path} is not a list`);
  return value;
}

/** A list of numbers, which may be infinite where the file says 1e999. */
export function numbers(value: JsonValue | undefined, path: string): readonly number[] {
  const values = list(value, path);
  if (!values.every((entry): entry is number => typeof entry === 'number'))
    throw damaged(`${path} holds something other than numbers`);
  return values;
}

/** A list of finite numbers. */
export function finite(value: JsonValue | undefined, path: string): readonly number[] {
  const values = numbers(value, path);
  if (!values.every(Number.isFinite)) throw damaged(`${path} holds a number that is not finite`);
  return values;
}

/** A text. */
export function string(value: JsonValue | undefined, path: string): string {
  if (typeof value !== 'string') throw damaged(`${path} is not a text`);
  return value;
}

/** The error for a file that is not what was written. */
export const damaged = (what: string): LinnetError =>
  new LinnetError('bad-file', `The model file is damaged: ${what}.`);

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);
