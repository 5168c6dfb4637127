import type { ModelArtifact } from '@linnet/core';
import { fromBfloat16, toBfloat16 } from './bfloat16.js';
import type { DataType, SafetensorsOptions } from './options.js';

/** Where one tensor stands in the file. */
export interface TensorEntry {
  readonly dtype: DataType;
  readonly shape: readonly number[];
  /** First byte, and the one after the last, counted from the end of the header. */
  readonly data_offsets: readonly [from: number, to: number];
}

/** What stands at the head of the file. */
export interface SafetensorsHeader {
  /** The model's layers and scaling as JSON, under `linnet`, beside what the options add. */
  readonly __metadata__: Readonly<Record<string, string>>;
  readonly tensors: Readonly<Record<string, TensorEntry>>;
}

/** What a person wants to know of the file. */
export interface SafetensorsReport {
  readonly tensors: number;
  readonly parameters: number;
  /** The largest difference between a weight and what the file holds of it. */
  readonly largestError: number;
}

/** A file in all its forms. */
export interface SafetensorsFile {
  readonly value: SafetensorsHeader;
  readonly bytes: Uint8Array;
  readonly report: SafetensorsReport;
}

/**
 * Lays a model out as the format says (https://huggingface.co/docs/safetensors): eight bytes with the header's length,
 * the header as JSON, padded with spaces to a multiple of eight, then the tensors one after another, little-endian.
 */
export function writeSafetensors(
  model: ModelArtifact,
  { dataType = 'F32', metadata = {} }: SafetensorsOptions,
): SafetensorsFile {
  const width = dataType === 'F32' ? 4 : 2;
  const weights = model.layers.flatMap((layer) =>
    Object.entries(layer.weights).map(([name, array]) => ({ name: `${layer.name}.${name}`, ...array })),
  );
  let end = 0;
  const entries = weights.map(({ name, shape, data }): readonly [string, TensorEntry] => {
    const from = end;
    end += data.length * width;
    return [name, { dtype: dataType, shape, data_offsets: [from, end] }];
  });
  const value = {
    __metadata__: { ...metadata, linnet: describe(model) },
    tensors: Object.fromEntries(entries),
  };
  const header = headerBytes(value);
  const bytes = new Uint8Array(header.length + end);
  bytes.set(header);
  const body = new DataView(bytes.buffer, header.length);
  let [at, largestError] = [0, 0];
  for (const weight of weights.flatMap(({ data }) => [...data])) {
    largestError = Math.max(largestError, Math.abs(writeNumber(body, at, weight, dataType) - weight));
    at += width;
  }
  return { value, bytes, report: { tensors: weights.length, parameters: end / width, largestError } };
}

/** The model without its weights. */
const describe = ({ layers, ...rest }: ModelArtifact): string =>
  JSON.stringify({ ...rest, layers: layers.map(({ kind, name, config }) => ({ kind, name, config })) });

function headerBytes({ __metadata__, tensors }: SafetensorsHeader): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify({ __metadata__, ...tensors }));
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + length).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, 8);
  return bytes;
}

/** Writes one number and gives it as it stands there. */
function writeNumber(view: DataView, at: number, value: number, dataType: DataType): number {
  if (dataType === 'F32') {
    view.setFloat32(at, value, true);
    return view.getFloat32(at, true);
  }
  const half = toBfloat16(value);
  view.setUint16(at, half, true);
  return fromBfloat16(half);
}
