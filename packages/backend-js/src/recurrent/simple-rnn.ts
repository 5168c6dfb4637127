import type { ActivationLoops } from '../activation-loops.js';
import type { Cell, Frame } from './frame.js';

/** h' = activation(x kernel + h recurrent + bias). */
export function simpleRnnCell(frame: Frame, { apply, scaleGradient }: ActivationLoops): Cell {
  const { steps, units, gates, delta, hidden, arriving } = frame;
  const link = frame.link({
    from: hidden.before,
    to: gates,
    delta,
    fromGradient: arriving,
    columns: [0, units],
  });
  return {
    forward: (step, rows) => {
      link.forward(step, rows);
      for (let row = 0; row < rows; row++) {
        const at = (row * steps + step) * units;
        apply(gates, at, at + units);
        for (let unit = 0; unit < units; unit++) hidden.after[row * units + unit] = gates[at + unit] as number;
      }
    },
    backward: (step, rows) => {
      for (let row = 0; row < rows; row++) {
        const at = (row * steps + step) * units;
        for (let unit = 0; unit < units; unit++) delta[at + unit] = arriving[row * units + unit] as number;
        scaleGradient(delta, delta, gates, at, at + units);
      }
      arriving.fill(0);
      link.backward(step, rows);
    },
    addGradients: link.addGradient,
  };
}
