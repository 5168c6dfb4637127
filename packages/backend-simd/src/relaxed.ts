import { LinnetError } from '@linnet/core';
import { nodeModule } from './node-module.js';

/** Instructions of WebAssembly as bytes: its binary format's vector and relaxed vector instructions. */
const multiply = [0xfd, 0xe6, 0x01];
const takeLocal = 0x20;
const add = [0xfd, 0xe4, 0x01];
const multiplyAdd = [0xfd, 0x85, 0x02];
const nothing = 0x01;

/**
 * The same module with fused multiply-adds: wherever a product of vectors is added to a variable at once, the product
 * becomes nothing and the sum a relaxed multiply-add, which takes the same three operands. The inner loops of products are such.
 */
function fuse(module: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const fused = module.slice();
  const has = (at: number, bytes: readonly number[]): boolean =>
    bytes.every((byte, index) => module[at + index] === byte);
  for (let at = 0; at < module.length; at++) {
    // Five bytes on: the product, and the variable's number in one byte.
    if (!(has(at, multiply) && module[at + 3] === takeLocal && has(at + 5, add))) continue;
    fused.fill(nothing, at, at + 3);
    fused.set(multiplyAdd, at + 5);
  }
  return fused;
}

/** Node 20 has fused multiply-adds behind a flag of its engine; where they are open this changes nothing. */
function openInNode(): void {
  const v8 = nodeModule('node:v8') as { setFlagsFromString(flag: string): void } | undefined;
  v8?.setFlagsFromString('--experimental-wasm-relaxed-simd');
}

/**
 * The same module with fused multiply-adds.
 * @throws LinnetError `unavailable` where the engine has none.
 */
export function relaxedVariant(module: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const fused = fuse(module);
  if (!WebAssembly.validate(fused)) openInNode();
  if (WebAssembly.validate(fused)) return fused;
  throw new LinnetError(
    'unavailable',
    'This JavaScript engine has no relaxed vector instructions; load the simd backend without "relaxed".',
  );
}
