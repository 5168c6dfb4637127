import * as early from '@linnet/c-export';
import { onnx } from '@linnet/onnx-export';
import { verilog } from '@linnet/verilog-export';
import { describe, expect, it } from 'vitest';
import * as late from './late-exporters.js';

describe('exporters that are loaded late', () => {
  it.each([
    [late.c, early.c],
    [late.verilog, verilog],
    [late.onnx, onnx],
  ])('are what they stand for: $0.name', (stand, { name, extension, arithmetic, verify }) => {
    expect(stand).toMatchObject({ name, extension, arithmetic });
    expect(typeof stand.verify).toBe(typeof verify);
  });
});
