import { crc32 } from 'node:zlib';

/** A ZIP archive of one stored member, and a directory that names it as often as there are names. */
export function archiveNaming(names: readonly string[], content: Uint8Array): Uint8Array {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const directory = Buffer.concat(names.map((name) => Buffer.concat([entry(name, content), Buffer.from(name)])));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + content.length, 16);
  return Buffer.concat([local, content, directory, end]);
}

function entry(name: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt32LE(crc32(content), 16);
  header.writeUInt32LE(content.length, 20);
  header.writeUInt32LE(content.length, 24);
  header.writeUInt16LE(Buffer.byteLength(name), 28);
  return header;
}
