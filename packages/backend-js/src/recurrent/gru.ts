import type { ActivationLoops } from '../activation-loops.js';
import type { Cell, Frame } from './frame.js';
import { blend, unblend } from './gru-blend.js';

/**
 * Gates z, r, h as in Keras: h' = z h + (1 - z) candidate, where the reset gate r scales what the candidate reads of h
 * before its product with the recurrent weights (Cho et al., 2014).
 */
export function gruCell(frame: Frame, activation: ActivationLoops, gate: ActivationLoops): Cell {
  const { batchSize, steps, units, width, gates, delta, hidden, arriving } = frame;
  // r h of every step, and its gradient at the present one.
  const reset = frame.perStep(units, 'values');
  const resetGradient = new Float64Array(batchSize * units);
  const toGates = frame.link({
    from: hidden.before,
    to: gates,
    delta,
    fromGradient: arriving,
    columns: [0, 2 * units],
  });
  const toCandidate = frame.link({
    from: reset,
    to: gates,
    delta,
    fromGradient: resetGradient,
    columns: [2 * units, width],
  });

  return {
    forward: (step, rows) => {
      toGates.forward(step, rows);
      for (let row = 0; row < rows; row++) {
        const at = (row * steps + step) * units;
        gate.apply(gates, 3 * at, 3 * at + 2 * units);
        for (let unit = 0; unit < units; unit++) {
          reset[at + unit] = (gates[3 * at + units + unit] as number) * (hidden.before[at + unit] as number);
        }
      }
      toCandidate.forward(step, rows);
      for (let row = 0; row < rows; row++) {
        const candidate = (row * steps + step) * width + 2 * units;
        activation.apply(gates, candidate, candidate + units);
        blend(frame, row, step);
      }
    },
    backward: (step, rows) => {
      for (let row = 0; row < rows; row++) {
        unblend(frame, row, step);
        const candidate = (row * steps + step) * width + 2 * units;
        activation.scaleGradient(delta, delta, gates, candidate, candidate + units);
      }
      resetGradient.fill(0);
      toCandidate.backward(step, rows);
      for (let row = 0; row < rows; row++) {
        const [from, at] = [row * units, (row * steps + step) * units];
        for (let unit = 0; unit < units; unit++) {
          const [r, slope] = [3 * at + units + unit, resetGradient[from + unit] as number];
          delta[r] = slope * (hidden.before[at + unit] as number);
          arriving[from + unit] = (arriving[from + unit] as number) + slope * (gates[r] as number);
        }
        gate.scaleGradient(delta, delta, gates, 3 * at, 3 * at + 2 * units);
      }
      toGates.backward(step, rows);
    },
    addGradients: (rows) => {
      toGates.addGradient(rows);
      toCandidate.addGradient(rows);
    },
  };
}
