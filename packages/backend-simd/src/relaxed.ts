import { LinnetError } from '@linnet/core';

/** Node 20 has fused multiply-adds behind a flag of its engine; where they are open this changes nothing. */
function openInNode(): void {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const v8 = process?.getBuiltinModule?.('node:v8') as { setFlagsFromString(flag: string): void } | undefined;
  v8?.setFlagsFromString('--experimental-wasm-relaxed-simd');
}

/**
 * Throws where the engine has no fused multiply-adds.
 * @throws LinnetError `unavailable`
 */
export function checkRelaxed(module: Uint8Array<ArrayBuffer>): void {
  if (WebAssembly.validate(module)) return;
  openInNode();
  if (WebAssembly.validate(module)) return;
  throw new LinnetError(
    'unavailable',
    'This JavaScript engine has no relaxed vector instructions; load the simd backend without "relaxed".',
  );
}
