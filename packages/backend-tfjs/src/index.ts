export { cpu } from './cpu.js';
export { type WasmFile, type WasmOptions, wasm } from './wasm.js';
