import {
  PARAM_COLUMNS,
  PARAM_L1,
  PARAM_L2,
  PARAM_ROWS,
  PARAM_STRIDE,
  PARAM_VALUES,
  PROGRAM_PARAM_COUNT,
  PROGRAM_REGULARIZED,
} from '../src/layout';
import { paramAt } from './transposed';

/**
 * l1 sum |w| + l2 sum w^2 over all parameters. Numbers of a model lie `size` bytes apart, from `offset` on.
 */
export function penalty(program: usize, offset: usize, size: usize): f64 {
  let total: f64 = 0;
  if (load<u32>(program, PROGRAM_REGULARIZED) === 0) return total;
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) {
    const param = paramAt(program, index);
    const l1 = <f64>load<f32>(param, PARAM_L1);
    const l2 = <f64>load<f32>(param, PARAM_L2);
    if (l1 === 0 && l2 === 0) continue;
    const rows = load<i32>(param, PARAM_ROWS);
    for (let row = 0; row < rows; row++) {
      const from = load<usize>(param, PARAM_VALUES) + row * load<usize>(param, PARAM_STRIDE);
      const end = from + load<usize>(param, PARAM_COLUMNS);
      for (let at = from + offset; at < end; at += size) {
        const w = <f64>load<f32>(at);
        total += l1 * abs(w) + l2 * w * w;
      }
    }
  }
  return total;
}
