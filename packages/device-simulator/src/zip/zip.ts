import { crc32 } from 'node:zlib';
import { centralBytes, endBytes, localBytes, signatures } from './layout.js';

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
