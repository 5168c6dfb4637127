import type { Shape } from '@linnet/core';

/** What a tensor's numbers are. */
export type ElementType = 'float' | 'double' | 'int8' | 'int16' | 'int32' | 'int64';

/** Numbers of a tensor: BigInt where a double cannot hold them. */
export type Numbers = ArrayLike<number> | ArrayLike<bigint>;

interface Element {
  /** As TensorProto.DataType counts them. */
  readonly code: number;
  readonly bytes: number;
  write(view: DataView, at: number, value: number | bigint): void;
}

const elements: Readonly<Record<ElementType, Element>> = {
  float: { code: 1, bytes: 4, write: (view, at, value) => view.setFloat32(at, Number(value), true) },
  int8: { code: 3, bytes: 1, write: (view, at, value) => view.setInt8(at, Number(value)) },
  int16: { code: 5, bytes: 2, write: (view, at, value) => view.setInt16(at, Number(value), true) },
  int32: { code: 6, bytes: 4, write: (view, at, value) => view.setInt32(at, Number(value), true) },
  int64: { code: 7, bytes: 8, write: (view, at, value) => view.setBigInt64(at, BigInt(value), true) },
  double: { code: 11, bytes: 8, write: (view, at, value) => view.setFloat64(at, Number(value), true) },
};

/** The number that stands for a type in a file. */
export const codeOf = (type: ElementType): number => elements[type].code;

/** Numbers as files hold them: little-endian, one after another. */
export function bytesOf(type: ElementType, values: Numbers): Uint8Array {
  const { bytes, write } = elements[type];
  const data = new Uint8Array(values.length * bytes);
  const view = new DataView(data.buffer);
  for (let index = 0; index < values.length; index++) write(view, index * bytes, values[index] ?? 0);
  return data;
}

/** The type of whole numbers with the fewest bytes that holds words of so many bits. */
export const integerType = (bits: number): 'int8' | 'int16' | 'int32' =>
  bits <= 8 ? 'int8' : bits <= 16 ? 'int16' : 'int32';

/** A tensor without its numbers. */
export interface OnnxTensor {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}
