import { crc32 } from 'node:zlib';
import { centralBytes, endBytes, localBytes, signatures } from './layout.js';

/** What an archive holds, or why it is not taken. */
export type Unzipped =
  | { readonly members: ReadonlyMap<string, Uint8Array>; readonly problem?: never }
  | { readonly members?: never; readonly problem: string };

/** A member as the directory tells it. */
interface Entry {
  readonly name: string;
  readonly sum: number;
  /** Where its local header begins. */
  readonly from: number;
  /** Where its bytes begin, and where they end. */
  readonly start: number;
  readonly end: number;
}

/**
 * The members of an archive that holds exactly those with these names, stored. Nothing of them is read before it is clear
 * that they lie beside each other in the file: a directory may name one member a thousand times.
 */
export function unzip(bytes: Uint8Array, names: readonly string[]): Unzipped {
  try {
    const entries = directoryOf(bytes, names.length);
    if (typeof entries === 'string') return { problem: entries };
    return membersOf(bytes, entries, names);
  } catch {
    // A place outside the file, or a name that is no text.
    return { problem: 'it is not a whole ZIP archive' };
  }
}

function membersOf(bytes: Uint8Array, entries: readonly Entry[], names: readonly string[]): Unzipped {
  if (!names.every((name) => entries.some((entry) => entry.name === name))) return { problem: notThese(names) };
  if (overlap(entries, bytes.length)) return { problem: 'its parts lie over each other, or outside of it' };
  const members = new Map(entries.map(({ name, start, end }) => [name, bytes.subarray(start, end)]));
  const isWhole = entries.every(({ sum, start, end }) => crc32(bytes.subarray(start, end)) === sum);
  return isWhole ? { members } : { problem: 'a part is damaged' };
}

/** The entries of the directory, or what is wrong with it. */
function directoryOf(bytes: Uint8Array, most: number): readonly Entry[] | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - endBytes;
  if (last < 0 || view.getUint32(last, true) !== signatures.end) return 'it is not a ZIP archive';
  if (view.getUint16(last + 10, true) !== most) return `it has ${view.getUint16(last + 10, true)} parts, not ${most}`;
  const entries: Entry[] = [];
  let at = view.getUint32(last + 16, true);
  for (let left = most; left > 0; left--) {
    if (view.getUint32(at, true) !== signatures.central) return 'its directory is broken';
    if (view.getUint16(at + 10, true) !== 0) return 'its parts are compressed';
    entries.push(entryAt(view, bytes, at));
    at += centralBytes + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry {
  const from = view.getUint32(at + 42, true);
  const start = from + localBytes + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  const name = bytes.subarray(at + centralBytes, at + centralBytes + view.getUint16(at + 28, true));
  return {
    name: new TextDecoder('utf-8', { fatal: true }).decode(name),
    sum: view.getUint32(at + 16, true),
    from,
    start,
    end: start + view.getUint32(at + 20, true),
  };
}

const notThese = (names: readonly string[]): string => `its parts are not ${names.join(' and ')}`;

/** Whether members share bytes, or end outside the file. */
function overlap(entries: readonly Entry[], length: number): boolean {
  const ordered = [...entries].sort((a, b) => a.from - b.from);
  return ordered.some(({ end }, at) => end > (ordered[at + 1]?.from ?? length));
}
