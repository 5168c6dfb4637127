import { sizeOf } from '@linnet/core';
import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelInputs, KernelName, Runtime } from './runtime.js';

/** A tensor of single floats; only the workspace that made it frees it. */
export type Tensor = TensorInfo;

/** Holds a tensor until it is given another. */
export interface Cell {
  readonly tensor: Tensor;
  /** Takes over a tensor of the present step, and frees the one before. */
  set(tensor: Tensor): void;
}

/** The tensors of one program: those of the present step, and those that are kept. */
export interface Workspace {
  /** Runs a kernel; the result lives to the end of the step. */
  run(kernel: KernelName, inputs: KernelInputs, attributes?: NamedAttrMap): Tensor;
  /** A tensor that lives to the end of the step; the values must not change until then. */
  upload(values: Float32Array, shape: readonly number[]): Tensor;
  /** A tensor that holds one number everywhere; it lives to the end of the step. */
  filled(shape: readonly number[], value: number): Tensor;
  /** A tensor's numbers, to look at only. */
  peek(tensor: Tensor): Float32Array;
  /** A number as a tensor that is kept; made once. */
  constant(value: number): Tensor;
  /** A place whose tensor outlives the steps; it starts with one number everywhere. */
  cell(shape: readonly number[], start: number): Cell;
  /** Does something and frees what it left behind, also when it throws. */
  step<Result>(work: () => Result): Result;
  /** Frees everything. */
  dispose(): void;
}

/** Makes an empty workspace. */
export function createWorkspace(runtime: Runtime): Workspace {
  const passing = new Set<Tensor>();
  const kept = new Set<Tensor>();
  const constants = new Map<number, Tensor>();
  const pass = (tensor: Tensor): Tensor => {
    passing.add(tensor);
    return tensor;
  };
  const keep = (tensor: Tensor): Tensor => {
    passing.delete(tensor);
    kept.add(tensor);
    return tensor;
  };
  const freeAll = (tensors: Set<Tensor>): void => {
    for (const tensor of tensors) runtime.free(tensor);
    tensors.clear();
  };
  return {
    run: (kernel, inputs, attributes = {}) => pass(runtime.run(kernel, inputs, attributes)),
    upload: (values, shape) => pass(runtime.upload(values, shape)),
    filled: (shape, value) => pass(runtime.upload(new Float32Array(sizeOf(shape)).fill(value), shape)),
    peek: runtime.peek,
    constant: (value) => {
      const tensor = constants.get(value) ?? keep(runtime.upload(Float32Array.of(value), []));
      constants.set(value, tensor);
      return tensor;
    },
    cell: (shape, start) => {
      let tensor = keep(runtime.upload(new Float32Array(sizeOf(shape)).fill(start), shape));
      return {
        get tensor() {
          return tensor;
        },
        set: (next) => {
          kept.delete(tensor);
          runtime.free(tensor);
          tensor = keep(next);
        },
      };
    },
    step: (work) => {
      try {
        return work();
      } finally {
        freeAll(passing);
      }
    },
    dispose: () => {
      freeAll(passing);
      freeAll(kept);
      constants.clear();
    },
  };
}
