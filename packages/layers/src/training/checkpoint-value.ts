import { type Floats, type JsonValue, LinnetError } from '@linnet/core';

/** Plain data with arrays of numbers in it: what checkpoints are made of, and what callbacks give for their state. */
export type CheckpointValue =
  | string
  | number
  | boolean
  | null
  | Floats
  | readonly CheckpointValue[]
  | { readonly [key: string]: CheckpointValue | undefined };

const arrays = { float32: Float32Array, float64: Float64Array } as const;

// Marks what JSON has no form for; a key of the data's own that begins with it gets one more.
const mark = '$';

// Far more than states of callbacks need, far less than the stack of an engine holds.
const mostDepth = 500;

/** As JSON; arrays of numbers become base64 of their little-endian bytes, so that every bit stays. */
export function encodeCheckpointValue(value: CheckpointValue | undefined): JsonValue {
  if (value === undefined) return null;
  if (value instanceof Float32Array || value instanceof Float64Array) {
    const kind = value instanceof Float32Array ? 'float32' : 'float64';
    return { $array: kind, bytes: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  if (Object.is(value, -0)) return { $number: '-0' };
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) };
  if (isList(value)) return value.map(encodeCheckpointValue);
  if (typeof value === 'object' && value !== null) {
    return mapMembers(value, (key) => (key.startsWith(mark) ? mark + key : key), encodeCheckpointValue);
  }
  return value;
}

/** The reverse. Throws LinnetError `bad-file` for arrays that do not decode, and for what is nested without end. */
export function decodeCheckpointValue(json: JsonValue, depth = 0): CheckpointValue {
  if (depth > mostDepth) throw new LinnetError('bad-file', 'The checkpoint is damaged: it is nested too deeply.');
  const decode = (member: JsonValue): CheckpointValue => decodeCheckpointValue(member, depth + 1);
  if (isList(json)) return json.map(decode);
  if (typeof json !== 'object' || json === null) return json;
  const { $array: kind, $number: number, bytes } = json;
  if (typeof number === 'string') return Number(number);
  if (kind === undefined) {
    return mapMembers(json, (key) => (key.startsWith(mark) ? key.slice(mark.length) : key), decode);
  }
  if ((kind !== 'float32' && kind !== 'float64') || typeof bytes !== 'string') {
    throw new LinnetError('bad-file', 'The checkpoint is damaged: an array in it has no known kind.');
  }
  const decoded = fromBase64(bytes);
  if (decoded.length % arrays[kind].BYTES_PER_ELEMENT !== 0) {
    throw new LinnetError('bad-file', 'The checkpoint is damaged: an array in it is cut off.');
  }
  return new arrays[kind](decoded.buffer);
}

const mapMembers = <From, To>(
  record: Readonly<Record<string, From>>,
  rename: (key: string) => string,
  map: (member: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([key, member]) => (member === undefined ? [] : [[rename(key), map(member)]])),
  );

const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value);

function toBase64(bytes: Uint8Array): string {
  const chunk = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw new LinnetError('bad-file', 'The checkpoint is damaged: an array in it is not base64.', { cause });
  }
}
