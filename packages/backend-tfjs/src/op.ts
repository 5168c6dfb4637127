import type { Stream } from '@linnet/core';
import type { Tensor } from './workspace.js';

/** The noise of the present step. */
export interface Noise {
  /** That of an op, by its index in the plan. */
  of(op: number): Stream;
}

/** What an op starts from; matrices have a row for each row of the batch. */
export interface OpInput {
  /** The first of the inputs; most ops have no other. */
  readonly x: Tensor;
  readonly inputs: readonly Tensor[];
  readonly params: readonly Tensor[];
  readonly training: boolean;
}

/** What comes out of it, and the way back. */
export interface OpResult {
  readonly y: Tensor;
  /**
   * From the gradient of the loss by y to those by what the op read, within the same step. `inputNeeded` tells whether
   * anybody needs those by the inputs; ops without parameters are not asked where nobody does.
   */
  backward(gradient: Tensor, inputNeeded: boolean): OpGradients;
  /** What parameters that the op keeps itself become. */
  readonly kept?: readonly ParamTensor[];
}

/** The gradients an op gives back. */
export interface OpGradients {
  /** By each input, in their order; empty where nobody needs them, or there are none. */
  readonly inputs: readonly Tensor[];
  readonly params?: readonly ParamTensor[];
}

/** A tensor that belongs to a parameter, by its index in `plan.params`. */
export type ParamTensor = readonly [param: number, tensor: Tensor];

/** An op of a plan, on tensors. */
export type TensorOp = (input: OpInput) => OpResult;
