import { testBackend } from '@linnet/testing';
import { cpu } from './cpu.js';
import { wasm } from './wasm.js';

testBackend(cpu);
testBackend(wasm);
