/** The least module that holds a vector instruction: a function of type () -> v128 that gives zeros. */
const probe = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  22,
  1,
  20,
  0,
  253,
  12,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  11,
);

/** Why the kernel cannot run here. */
export function unavailable(): string | undefined {
  if (typeof WebAssembly !== 'object') return 'this JavaScript engine has no WebAssembly';
  if (!WebAssembly.validate(probe)) return 'this JavaScript engine has no vector instructions (WebAssembly SIMD)';
  return undefined;
}
