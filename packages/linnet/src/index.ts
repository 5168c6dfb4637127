/**
 * Everything of linnet that runs anywhere, with the built-in plugins registered by name: `simd`, `js`, `wasm`, `cpu`, `linn`,
 * `c`, `verilog`, `onnx`.
 * Figures are in `linnet/plot`, what needs Node in `linnet/node`.
 */
import './register.js';

export { js } from '@linnet/backend-js';
export { type SimdOptions, simd } from '@linnet/backend-simd';
export * from '@linnet/c-export';
export * from '@linnet/core';
export * from '@linnet/core/losses';
export * from '@linnet/datasets';
export * from '@linnet/layers';
export * from '@linnet/layers/checkpoints';
export * from '@linnet/layers/grammar';
export * from '@linnet/linn-export';
export * from '@linnet/metrics';
export * from '@linnet/onnx-export';
export * from '@linnet/quantisation';
export * from '@linnet/verilog-export';
export { defineConfig, type LinnetConfig } from './config.js';
export { cpu, type WasmOptions, wasm } from './optional-backends.js';
export { builtIns } from './register.js';
