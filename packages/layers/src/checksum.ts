import type { JsonValue, ModelArtifact } from '@linnet/core';
import { quantisedJson } from './quantised-file.js';

/**
 * The CRC-32 (that of gzip and PNG) of what a model file says, in eight hexadecimal digits: of its JSON with keys in order
 * and without spaces, where each weight has its shape alone, then of the bytes of the weights as single floats, in the same
 * order, the least byte first. So it stays when a file is written anew by whatever reads and writes JSON, and changes with
 * any value.
 *
 * @example
 * ```ts
 * checksumOf(model.toArtifact()) === checksumOf(parseModel(text)); // the same model, to the bit
 * ```
 */
export function checksumOf({ format, input, layers, scaling, quantised }: ModelArtifact): string {
  const numbers: Float32Array[] = [];
  const described = layers.map(({ kind, name, config, weights }) => {
    const shapes = sorted(weights).map(([weight, { data, shape }]) => {
      numbers.push(data);
      return [weight, shape] as const;
    });
    return { kind, name, config, weights: Object.fromEntries(shapes) };
  });
  const bounds = scaling === undefined ? {} : { scaling: JSON.parse(JSON.stringify(scaling)) };
  const network = quantised === undefined ? {} : { quantised: quantisedJson(quantised) };
  const text = canonical({ format, input, layers: described, ...bounds, ...network });
  const update = crcTable();
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) crc = update(crc, byte);
  for (const data of numbers) crc = addFloats(crc, data, update);
  return (~crc >>> 0).toString(16).padStart(8, '0');
}

type Update = (crc: number, byte: number) => number;

function addFloats(start: number, data: Float32Array, update: Update): number {
  let crc = start;
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number;
    for (let shift = 0; shift < 32; shift += 8) crc = update(crc, (word >>> shift) & 0xff);
  }
  return crc;
}

/** The remainders of all bytes by the reversed polynomial 0xedb88320, and the step that they serve. */
function crcTable(): Update {
  const table = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (-(crc & 1) & 0xedb88320);
    return crc;
  });
  return (crc, byte) => (table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
}

const sorted = <Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** JSON with keys in order; as in JSON, members that are undefined are absent, and no number is infinite. */
function canonical(value: JsonValue): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = sorted(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
