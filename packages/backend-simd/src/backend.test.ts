import { testBackend } from '@linnet/testing';
import { simd } from './index.js';

testBackend(simd);
testBackend(simd, { load: { threads: 2 } });
testBackend(simd, { load: { relaxed: true } });
