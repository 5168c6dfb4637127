import {
  PROGRAM_INPUT,
  PROGRAM_INPUT_STEPS,
  PROGRAM_INPUT_STRIDE,
  PROGRAM_INPUTS,
  PROGRAM_ORDER,
  PROGRAM_OUT,
  PROGRAM_OUTPUT_STEPS,
  PROGRAM_OUTPUTS,
  PROGRAM_X,
} from '../src/layout';
import { copyNumbers } from './numbers';

/** The row of the samples that is row `index` of the batch from `start` on. */
// @inline
export function sampleRow(program: usize, start: i32, index: i32): i32 {
  const order = load<usize>(program, PROGRAM_ORDER);
  return order === 0 ? start + index : load<i32>(order + ((start + index) << 2));
}

/** Copies rows of the samples into the input, step by step, padded to whole vectors; rows beyond `rows` become zeros. */
export function gather(program: usize, start: i32, rows: i32, from: i32, to: i32, room: i32): void {
  const samples = load<usize>(program, PROGRAM_X);
  const input = load<usize>(program, PROGRAM_INPUT);
  const stride = load<usize>(program, PROGRAM_INPUT_STRIDE);
  const steps = load<i32>(program, PROGRAM_INPUT_STEPS);
  const bytes = load<usize>(program, PROGRAM_INPUTS) << 2;
  for (let row = from; row < to; row++) {
    let source = row < rows ? samples + sampleRow(program, start, row) * steps * bytes : 0;
    for (let time = 0; time < steps; time++) {
      const target = input + (time * room + row) * stride;
      if (source === 0) {
        memory.fill(target, 0, stride);
        continue;
      }
      copyNumbers(target, source, bytes);
      source += bytes;
    }
  }
}

/** Copies predictions to the rows of the samples that they belong to. */
export function scatter(
  program: usize,
  predictions: usize,
  stride: usize,
  start: i32,
  rows: i32,
  from: i32,
  to: i32,
  room: i32,
  size: usize,
): void {
  const out = load<usize>(program, PROGRAM_OUT);
  if (out === 0) return;
  const steps = load<i32>(program, PROGRAM_OUTPUT_STEPS);
  const units = load<i32>(program, PROGRAM_OUTPUTS);
  const end = min(to, rows);
  for (let row = from; row < end; row++) {
    let target = out + ((sampleRow(program, start, row) * steps * units) << 2);
    for (let time = 0; time < steps; time++) {
      let source = predictions + (time * room + row) * stride;
      for (const last = source + units * size; source < last; source += size) {
        store<f32>(target, load<f32>(source));
        target += 4;
      }
    }
  }
}
