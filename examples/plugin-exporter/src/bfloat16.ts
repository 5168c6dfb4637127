const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The upper 16 bits of a single float, rounded to nearest, ties to even. */
export function toBfloat16(value: number): number {
  float[0] = value;
  const word = bits[0] ?? 0;
  return (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
}

/** The number that such bits stand for. */
export function fromBfloat16(half: number): number {
  bits[0] = half << 16;
  return float[0] ?? 0;
}
