import type { ActivationLoops } from '../activation-loops.js';
import type { Cell, Frame } from './frame.js';

/** Gates i, f, c, o as in Keras: c' = f c + i g(x), h = o activation(c') (Hochreiter and Schmidhuber, 1997; Gers et al., 2000). */
export function lstmCell(frame: Frame, activation: ActivationLoops, gate: ActivationLoops): Cell {
  const { batchSize, steps, units, gates, delta, hidden, arriving } = frame;
  const cells = frame.carry();
  // activation(c') of every step.
  const squashed = frame.perStep(units, 'values');
  const squashedGradient = frame.perStep(units, 'gradients');
  // The gradient of c' that the step after it sends back.
  const cellArriving = new Float64Array(batchSize * units);
  const link = frame.link({
    from: hidden.before,
    to: gates,
    delta,
    fromGradient: arriving,
    columns: [0, 4 * units],
  });

  const forwardRow = (row: number, step: number): void => {
    const [to, at] = [row * units, (row * steps + step) * units];
    const [i, f, g, o] = [4 * at, 4 * at + units, 4 * at + 2 * units, 4 * at + 3 * units];
    gate.apply(gates, i, g);
    activation.apply(gates, g, o);
    gate.apply(gates, o, o + units);
    for (let unit = 0; unit < units; unit++) {
      const kept = (gates[f + unit] as number) * (cells.before[at + unit] as number);
      const cell = kept + (gates[i + unit] as number) * (gates[g + unit] as number);
      cells.after[to + unit] = cell;
      squashed[at + unit] = cell;
    }
    activation.apply(squashed, at, at + units);
    for (let unit = 0; unit < units; unit++) {
      hidden.after[to + unit] = (gates[o + unit] as number) * (squashed[at + unit] as number);
    }
  };

  const backwardRow = (row: number, step: number): void => {
    const [from, at] = [row * units, (row * steps + step) * units];
    const [i, f, g, o] = [4 * at, 4 * at + units, 4 * at + 2 * units, 4 * at + 3 * units];
    for (let unit = 0; unit < units; unit++) {
      const slope = arriving[from + unit] as number;
      delta[o + unit] = slope * (squashed[at + unit] as number);
      squashedGradient[at + unit] = slope * (gates[o + unit] as number);
    }
    activation.scaleGradient(squashedGradient, squashedGradient, squashed, at, at + units);
    for (let unit = 0; unit < units; unit++) {
      const slope = (squashedGradient[at + unit] as number) + (cellArriving[from + unit] as number);
      delta[i + unit] = slope * (gates[g + unit] as number);
      delta[f + unit] = slope * (cells.before[at + unit] as number);
      delta[g + unit] = slope * (gates[i + unit] as number);
      cellArriving[from + unit] = slope * (gates[f + unit] as number);
    }
    gate.scaleGradient(delta, delta, gates, i, g);
    activation.scaleGradient(delta, delta, gates, g, o);
    gate.scaleGradient(delta, delta, gates, o, o + units);
  };

  return {
    forward: (step, rows) => {
      link.forward(step, rows);
      for (let row = 0; row < rows; row++) forwardRow(row, step);
    },
    backward: (step, rows) => {
      if (step === steps - 1) cellArriving.fill(0);
      for (let row = 0; row < rows; row++) backwardRow(row, step);
      arriving.fill(0);
      link.backward(step, rows);
    },
    addGradients: link.addGradient,
  };
}
