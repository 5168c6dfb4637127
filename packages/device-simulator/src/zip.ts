import { crc32 } from './crc32.js';

// Layout: PKWARE's APPNOTE, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).
const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const [localBytes, centralBytes, endBytes] = [30, 46, 22];

/** An archive of texts by their names. Members are stored, not compressed. */
export function zip(members: readonly (readonly [string, string])[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of members) {
    const [nameBytes, content] = [encoder.encode(name), encoder.encode(text)];
    parts.push(header(signatures.local, nameBytes, content), nameBytes, content);
    directory.push(header(signatures.central, nameBytes, content, offset), nameBytes);
    offset += localBytes + nameBytes.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new DataView(new ArrayBuffer(endBytes));
  end.setUint32(0, signatures.end, true);
  end.setUint16(8, members.length, true);
  end.setUint16(10, members.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, new Uint8Array(end.buffer)]));
}

/** A local header, or one of the central directory, which has room for more and says where the member is. */
function header(signature: number, name: Uint8Array, content: Uint8Array, offset?: number): Uint8Array {
  const isCentral = offset !== undefined;
  const view = new DataView(new ArrayBuffer(isCentral ? centralBytes : localBytes));
  view.setUint32(0, signature, true);
  // The rest is the same in both, two bytes further in the directory: version needed, flags (names are UTF-8), method.
  const base = isCentral ? 6 : 4;
  if (isCentral) view.setUint16(4, 20, true);
  view.setUint16(base, 20, true);
  view.setUint16(base + 2, 0x800, true);
  // 1 January 1980: the same settings give the same bytes.
  view.setUint16(base + 8, 0x21, true);
  view.setUint32(base + 10, crc32(content), true);
  view.setUint32(base + 14, content.length, true);
  view.setUint32(base + 18, content.length, true);
  view.setUint16(base + 22, name.length, true);
  if (isCentral) view.setUint32(42, offset, true);
  return new Uint8Array(view.buffer);
}

/** What an archive holds, or why it cannot be read. */
export type Unzipped =
  | { readonly members: ReadonlyMap<string, string>; readonly problem?: never }
  | { readonly members?: never; readonly problem: string };

/** The members of an archive by their names, as text. */
export function unzip(bytes: Uint8Array): Unzipped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = bytes.length - endBytes;
    if (end < 0 || view.getUint32(end, true) !== signatures.end) return { problem: 'it is not a ZIP archive' };
    return membersOf(view, bytes, view.getUint32(end + 16, true), view.getUint16(end + 10, true));
  } catch {
    // A place outside the file, or bytes that are no text.
    return { problem: 'it is not a whole ZIP archive of texts' };
  }
}

function membersOf(view: DataView, bytes: Uint8Array, directory: number, count: number): Unzipped {
  const members = new Map<string, string>();
  let at = directory;
  for (let left = count; left > 0; left--) {
    if (view.getUint32(at, true) !== signatures.central) return { problem: 'its directory is broken' };
    if (view.getUint16(at + 10, true) !== 0) return { problem: 'its parts are compressed' };
    const [size, name, local] = [
      view.getUint32(at + 20, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ];
    const start = local + localBytes + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.subarray(start, start + size);
    if (crc32(content) !== view.getUint32(at + 16, true)) return { problem: 'a part is damaged' };
    members.set(textOf(bytes.subarray(at + centralBytes, at + centralBytes + name)), textOf(content));
    at += centralBytes + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { members };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
