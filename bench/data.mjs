// Rows and start weights of the workloads: read from a folder, or else made, the same in every run and on every machine.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundsOf, cos, ndarray, plateaus, random, scale, sin, toFloat32 } from './linnet.mjs';

const circleRows = 800;
const thresholdRows = 1000;
const waveRows = 320;
const waveSteps = 128;

/** What a workload's rows are called in a folder, the shapes of a row, and how to make them. */
const sources = {
  A: { input: [100], output: [1], make: makePlateaus },
  B: { input: [2], output: [1], make: makeCircles },
  C1: { input: [2, 1], output: [2], make: () => makeSequences(thresholdRows, 2, { low: 0, threshold: 1 }) },
  C2: { input: [waveSteps, 1], output: [2], make: () => makeSequences(waveRows, waveSteps, { low: -1, threshold: 0 }) },
};

/** The classifier's rows as its network sees them: each column from -1 to 1, and so the targets. */
function makePlateaus() {
  const { x, y } = plateaus({ seed: 42 }).train;
  const [scaled, targets] = [x, y].map((array) => scale(array, boundsOf(array, 'perColumn')));
  return { x: scaled, y: targets };
}

/** Two circles of radius 1 (class 0) and 0.8 (class 1), with noise. */
function makeCircles() {
  const [x, y] = [new Float64Array(2 * circleRows), new Float64Array(circleRows)];
  const noise = random(42).standardNormal(2 * circleRows);
  for (let row = 0; row < circleRows; row++) {
    y[row] = row % 2;
    const [angle, radius] = [(2 * Math.PI * row) / circleRows, 1 - 0.2 * y[row]];
    x[2 * row] = radius * cos(angle) + 0.03 * noise[2 * row];
    x[2 * row + 1] = radius * sin(angle) + 0.03 * noise[2 * row + 1];
  }
  return { x: ndarray(x, [circleRows, 2]), y: ndarray(y, [circleRows, 1]) };
}

/** Uniform numbers from `low` to 1; a column for each class: whether the sum over the steps is above the threshold. */
function makeSequences(rows, steps, { low, threshold }) {
  const x = random(42).uniform(low, 1, rows * steps);
  const y = new Float64Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    const sum = x.subarray(row * steps, (row + 1) * steps).reduce((total, value) => total + value, 0);
    y[2 * row + Number(sum > threshold)] = 1;
  }
  return { x: ndarray(x, [rows, steps, 1]), y: ndarray(y, [rows, 2]) };
}

/** The numbers of a file of single floats, first byte lowest. */
export function readFloats(folder, name) {
  const { buffer, byteOffset, byteLength } = readFileSync(join(folder, `${name}.f32`));
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

/** All rows of a source (`A`, `B`, `C1` or `C2`) in single floats: `folder/A_x.f32` and `A_y.f32`, or made. */
export function rowsOf(name, folder) {
  const { input, output, make } = sources[name];
  if (folder === undefined) {
    const { x, y } = make();
    return { x: toFloat32(x), y: toFloat32(y) };
  }
  const read = (part, shape) => {
    const data = readFloats(folder, `${name}_${part}`);
    return ndarray(data, [data.length / shape.reduce((size, length) => size * length, 1), ...shape]);
  };
  return { x: read('x', input), y: read('y', output) };
}

/** The first rows of an array. */
export const firstRows = ({ data, shape: [all, ...row] }, count) =>
  ndarray(data.slice(0, (data.length / all) * count), [count, ...row]);

/** Start weights from `folder/NAME_w0.f32`; undefined where there are none. */
export const startWeights = (name, folder) =>
  folder !== undefined && existsSync(join(folder, `${name}_w0.f32`)) ? readFloats(folder, `${name}_w0`) : undefined;
