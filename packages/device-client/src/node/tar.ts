const blockBytes = 512;

/** The content of one member of a tar archive, or `undefined`. Layout: POSIX.1-1988, ustar. */
export function tarMember(archive: Uint8Array, name: string): Uint8Array | undefined {
  for (let at = 0; at + blockBytes <= archive.length; ) {
    const header = archive.subarray(at, at + blockBytes);
    const size = Number.parseInt(textOf(header.subarray(124, 136)), 8);
    // Two blocks of zeros end an archive; anything else without a size is none.
    if (!Number.isInteger(size) || size < 0) return undefined;
    const start = at + blockBytes;
    if (textOf(header.subarray(0, 100)).replace(/^\.\//u, '') === name) return archive.subarray(start, start + size);
    at = start + Math.ceil(size / blockBytes) * blockBytes;
  }
  return undefined;
}

/** Text up to the first zero. */
function textOf(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end)).trim();
}
