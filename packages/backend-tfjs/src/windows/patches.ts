import { forEachSeen, type Windows } from './windows.js';

/** What each window of so many rows sees, a line for each window; 0 where a step is outside. */
export function gatherPatches(windows: Windows, rows: number, values: Float32Array): Float32Array {
  const { count, size, channels } = windows;
  const patches = new Float32Array(rows * count * size * channels);
  forEachSeen(windows, rows, (step, window, place) => {
    const [from, to] = [step * channels, (window * size + place) * channels];
    for (let channel = 0; channel < channels; channel++) patches[to + channel] = values[from + channel] as number;
  });
  return patches;
}

/** The way back: for each value the sum of the numbers that stand for it in patches. */
export function addPatches(windows: Windows, rows: number, patches: Float32Array): Float32Array {
  const { steps, size, channels } = windows;
  const sums = new Float32Array(rows * steps * channels);
  forEachSeen(windows, rows, (step, window, place) => {
    const [from, to] = [(window * size + place) * channels, step * channels];
    for (let channel = 0; channel < channels; channel++) {
      sums[to + channel] = (sums[to + channel] as number) + (patches[from + channel] as number);
    }
  });
  return sums;
}
