import { type Floats, LinnetError, type NdArray, ndarray, type Shape, showValue, sizeOf } from '@linnet/core';
import { checkNumbers } from '../../checks.js';
import { damaged, readNpyHeader } from './header.js';
import { type NpyKind, npyKinds } from './kinds.js';

/**
 * The array in a .npy file, as `numpy.save` writes it: floats of 8 or 4 bytes, whole numbers of 1, 2, 4 (and signed 8)
 * bytes and booleans, of either byte order and either order of axes. Floats of 4 bytes stay single floats, all else becomes
 * doubles. Shapes and sizes are checked against the bytes that are there.
 * @throws LinnetError `bad-file` for files that are damaged, cut short or too long, and for other kinds of numbers; `limit` for
 *   more numbers than memory holds.
 *
 * @example
 * ```ts
 * const recording = parseNpy(new Uint8Array(await response.arrayBuffer()));
 * ```
 */
export function parseNpy(bytes: Uint8Array): NdArray {
  if (!(bytes instanceof Uint8Array))
    throw new LinnetError('bad-file', `parseNpy takes the bytes of a file; it was given ${showValue(bytes)}.`);
  const { kind, littleEndian, columnMajor, shape, start } = readNpyHeader(bytes);
  const { bytes: width, read }: NpyKind = npyKinds[kind];
  const count = sizeOf(shape);
  checkNumbers(count, 'The numbers of this .npy file', 'Split it.');
  if (bytes.length - start !== count * width) {
    throw damaged(
      `its shape (${shape.join(', ')}) needs ${count * width} bytes and ${bytes.length - start} are there.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * width);
  const data = kind === 'f4' ? new Float32Array(count) : new Float64Array(count);
  for (let at = 0; at < count; at++) data[at] = read(view, at * width, littleEndian);
  return ndarray(columnMajor ? rowMajor(data, shape) : data, shape);
}

/** Numbers whose first index is the fastest, in the order whose last is. */
function rowMajor(data: Floats, shape: Shape): Floats {
  const ordered = data.slice();
  const index = new Array<number>(shape.length).fill(0);
  for (const value of data) {
    ordered[index.reduce((at, own, axis) => at * (shape[axis] as number) + own, 0)] = value;
    for (let axis = 0; axis < shape.length; axis++) {
      index[axis] = ((index[axis] as number) + 1) % (shape[axis] as number);
      if (index[axis] !== 0) break;
    }
  }
  return ordered;
}

/**
 * The bytes of a .npy file (version 1, little endian) with an array: doubles, or single floats where it has those.
 * @throws LinnetError `bad-shape` for numbers that do not fill the shape.
 *
 * @example
 * ```ts
 * await writeFile('x.npy', formatNpy(data.x));
 * ```
 */
export function formatNpy(array: NdArray): Uint8Array {
  const { data, shape } = ndarray(array.data, array.shape);
  const width = data.BYTES_PER_ELEMENT;
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '<f${width}', 'fortran_order': False, 'shape': (${axes}), }`;
  // The numbers begin at a multiple of 64 bytes; the head ends with a new line.
  const head = `\x93NUMPY\x01\x00  ${dictionary}`;
  const start = Math.ceil((head.length + 1) / 64) * 64;
  const bytes = new Uint8Array(start + data.length * width);
  const view = new DataView(bytes.buffer);
  bytes.set(Uint8Array.from(`${head.padEnd(start - 1)}\n`, (character) => character.charCodeAt(0)));
  view.setUint16(8, start - 10, true);
  const write = width === 8 ? view.setFloat64.bind(view) : view.setFloat32.bind(view);
  for (let at = 0; at < data.length; at++) write(start + at * width, data[at] as number, true);
  return bytes;
}
