import type { ActivationLoops } from '../activation-loops.js';
import { addColumnSums } from '../affine.js';
import type { Cell, Frame } from './frame.js';
import { blend, unblend } from './gru-blend.js';

/**
 * As `gruCell`, but the reset gate scales the product, whose own bias is the second row of the bias: one product a step
 * instead of two.
 */
export function gruResetAfterCell(frame: Frame, activation: ActivationLoops, gate: ActivationLoops): Cell {
  const { steps, units, width, bias, gates, delta, hidden, arriving } = frame;
  const inner = frame.perStep(width, 'values');
  const innerDelta = frame.perStep(width, 'gradients');
  const innerBias = bias?.value.subarray(width);
  const innerBiasGradient = bias?.gradient?.subarray(width);
  const link = frame.link({
    from: hidden.before,
    to: inner,
    delta: innerDelta,
    fromGradient: arriving,
    columns: [0, width],
  });

  const forwardRow = (row: number, step: number): void => {
    const z = (row * steps + step) * width;
    const [r, candidate] = [z + units, z + 2 * units];
    for (let index = z; index < candidate; index++) gates[index] = (gates[index] as number) + (inner[index] as number);
    gate.apply(gates, z, candidate);
    for (let unit = 0; unit < units; unit++) {
      const scaled = (gates[r + unit] as number) * (inner[candidate + unit] as number);
      gates[candidate + unit] = (gates[candidate + unit] as number) + scaled;
    }
    activation.apply(gates, candidate, candidate + units);
    blend(frame, row, step);
  };

  const backwardRow = (row: number, step: number): void => {
    const z = (row * steps + step) * width;
    const [r, candidate] = [z + units, z + 2 * units];
    unblend(frame, row, step);
    activation.scaleGradient(delta, delta, gates, candidate, candidate + units);
    for (let unit = 0; unit < units; unit++) {
      const slope = delta[candidate + unit] as number;
      delta[r + unit] = slope * (inner[candidate + unit] as number);
      innerDelta[candidate + unit] = slope * (gates[r + unit] as number);
    }
    gate.scaleGradient(delta, delta, gates, z, candidate);
    for (let index = z; index < candidate; index++) innerDelta[index] = delta[index] as number;
  };

  return {
    forward: (step, rows) => {
      for (let row = 0; row < rows; row++) {
        const at = (row * steps + step) * width;
        if (innerBias === undefined) inner.fill(0, at, at + width);
        else inner.set(innerBias, at);
      }
      link.forward(step, rows);
      for (let row = 0; row < rows; row++) forwardRow(row, step);
    },
    backward: (step, rows) => {
      for (let row = 0; row < rows; row++) backwardRow(row, step);
      link.backward(step, rows);
    },
    addGradients: (rows) => {
      link.addGradient(rows);
      if (innerBiasGradient !== undefined) addColumnSums(innerBiasGradient, innerDelta, rows * steps, width);
    },
  };
}
