import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import { wasm } from '@linnet/backend-tfjs';
import { testBackend } from '@linnet/testing';
import { expect, it } from 'vitest';

it('this page may share memory between threads', () => expect(crossOriginIsolated).toBe(true));

testBackend(js);
testBackend(simd);
testBackend(simd, { load: { threads: 2 } });
testBackend(wasm, { load: { wasmPaths: '/' } });
