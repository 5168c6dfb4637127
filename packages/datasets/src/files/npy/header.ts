import { LinnetError, type Shape } from '@linnet/core';
import { npyKinds } from './kinds.js';

/** What the head of a file says of the numbers after it. */
export interface NpyHeader {
  readonly kind: keyof typeof npyKinds;
  readonly littleEndian: boolean;
  /** First index fastest. */
  readonly columnMajor: boolean;
  readonly shape: Shape;
  /** Where the numbers begin. */
  readonly start: number;
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Reads versions 1 to 3 of numpy's format (numpy.lib.format). Nothing in it is believed before it is checked. */
export function readNpyHeader(bytes: Uint8Array): NpyHeader {
  if (magic.some((byte, at) => bytes[at] !== byte) || bytes.length < 10) {
    const zip =
      bytes[0] === 0x50 && bytes[1] === 0x4b ? ' It looks like a .npz archive: write each array with numpy.save.' : '';
    throw damaged(`it does not begin as numpy.save writes it.${zip}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(6);
  if (version < 1 || version > 3) throw damaged(`its version is ${version}; versions 1 to 3 are read.`);
  if (version > 1 && bytes.length < 12) throw damaged('it ends within its head.');
  const from = version === 1 ? 10 : 12;
  const start = from + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (start > bytes.length) throw damaged(`its head should go up to byte ${start} and the file has ${bytes.length}.`);
  return { ...readDictionary(new TextDecoder().decode(bytes.subarray(from, start))), start };
}

/** The Python dictionary that describes the array. */
function readDictionary(text: string): Omit<NpyHeader, 'start'> {
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([^)]*)\)/.exec(text)?.[1];
  const description = /'descr'\s*:\s*('([^']*)'|\[)/.exec(text);
  if (order === undefined || shape === undefined || description === null)
    throw damaged('its head lacks descr, fortran_order or shape.');
  return { ...readKind(description[2] ?? 'a structure'), columnMajor: order === 'True', shape: readShape(shape) };
}

function readKind(description: string): Pick<NpyHeader, 'kind' | 'littleEndian'> {
  const [, order = '', name = ''] = /^([<>|=]?)([a-zA-Z]\d+)$/.exec(description) ?? [];
  if (isKind(name)) return { kind: name, littleEndian: order !== '>' };
  throw new LinnetError(
    'bad-file',
    `This .npy file holds numbers of the kind ${description}; ${Object.keys(npyKinds).join(', ')} are read. Save it with array.astype('float64').`,
  );
}

const isKind = (name: string): name is keyof typeof npyKinds => Object.hasOwn(npyKinds, name);

function readShape(text: string): Shape {
  const axes = text
    .split(',')
    .map((axis) => axis.trim())
    .filter((axis) => axis !== '');
  const bad = axes.find((axis) => !/^\d{1,15}L?$/.test(axis));
  if (bad !== undefined) throw damaged(`an axis of its shape is ${bad.slice(0, 40)}.`);
  return axes.map((axis) => Number.parseInt(axis, 10));
}

/** An error about a file that is not what it should be. */
export const damaged = (why: string): LinnetError =>
  new LinnetError('bad-file', `This is no .npy file that can be read: ${why}`);
