import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import { registerDefaults } from '@linnet/core';
import { linn } from '@linnet/linn-export';
import { c, onnx, verilog } from './late-exporters.js';
import { cpu, wasm } from './optional-backends.js';

/** The built-in plugins, in no order: backends have priorities. */
export const builtIns = [simd, js, wasm, cpu, linn, c, verilog, onnx] as const;

declare module '@linnet/core' {
  interface DefaultPlugins {
    simd: typeof simd;
    js: typeof js;
    wasm: typeof wasm;
    cpu: typeof cpu;
    linn: typeof linn;
    c: typeof c;
    verilog: typeof verilog;
    onnx: typeof onnx;
  }
}

registerDefaults(...builtIns);
