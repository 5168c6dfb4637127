import type { Stream } from '@linnet/core';
import type { Tensor } from './workspace.js';

/** The noise of the present step. */
export interface Noise {
  /** That of an op, by its index in the plan. */
  of(op: number): Stream;
}

/** What the forward pass of an op starts from; matrices have a row for each row of the batch. */
export interface ForwardInput {
  readonly x: Tensor;
  readonly params: readonly Tensor[];
  readonly training: boolean;
}

/** What comes out of it. */
export interface ForwardResult {
  readonly y: Tensor;
  /** What values were multiplied with, where the way back cannot tell from x and y. */
  readonly mask?: Tensor;
}

/** What the backward pass of an op starts from. */
export interface BackwardInput extends Omit<ForwardInput, 'training'>, ForwardResult {
  /** Of the loss, by y. */
  readonly gradient: Tensor;
  /** Whether somebody needs the gradient by x. Ops without parameters are not asked where nobody does. */
  readonly inputNeeded: boolean;
}

/** The gradients an op gives back. */
export interface BackwardResult {
  readonly input?: Tensor;
  /** By index into `plan.params`. */
  readonly params: readonly (readonly [param: number, gradient: Tensor])[];
}

/** An op of a plan, on tensors. */
export interface TensorOp {
  forward(input: ForwardInput): ForwardResult;
  backward(input: BackwardInput): BackwardResult;
}
