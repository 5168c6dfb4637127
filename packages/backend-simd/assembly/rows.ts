import { PROGRAM_INPUT, PROGRAM_INPUT_STEPS, PROGRAM_INPUT_STRIDE, PROGRAM_INPUTS, PROGRAM_X } from '../src/layout';
import { sampleRow } from './loss';

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
      copyLine(target, source, bytes);
      source += bytes;
    }
  }
}

/** Rows are short: loops of our own are faster than memory.copy, and padding keeps the zeros that it had. */
// @inline
function copyLine(target: usize, source: usize, bytes: usize): void {
  const end = source + bytes;
  for (; source + 16 <= end; source += 16) {
    v128.store(target, v128.load(source));
    target += 16;
  }
  for (; source < end; source += 4) {
    store<f32>(target, load<f32>(source));
    target += 4;
  }
}
