/** FNV-1a over the bits, twice with different starts: 64 bits in hexadecimal. */
export function hash(...arrays: readonly (Float64Array | Float32Array)[]): string {
  let [low, high] = [0x811c9dc5, 0x2545f491];
  for (const array of arrays) {
    for (const byte of new Uint8Array(array.buffer, array.byteOffset, array.byteLength)) {
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high + byte, 0x85ebca6b) ^ (high >>> 13);
    }
  }
  return [low, high].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
