import {
  NORM_OF_ALL,
  PARAM_NORM_GROUPS,
  PARAM_NORM_HIGH,
  PARAM_NORM_LOW,
  PARAM_NORM_RATE,
  PARAM_NORMED,
  PARAM_ROWS,
  PARAM_STRIDE,
  PARAM_VALUES,
  PROGRAM_PARAM_COUNT,
} from '../src/layout';
import { paramAt, renew } from './transposed';

/** Pulls the columns of all parameters that are bound to a norm. */
export function constrainNorms(program: usize): void {
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) {
    const param = paramAt(program, index);
    const normed = load<u32>(param, PARAM_NORMED);
    if (normed === 0) continue;
    const columns = load<usize>(param, PARAM_STRIDE);
    if (normed === NORM_OF_ALL) constrainAll(param, columns);
    else for (let column: usize = 0; column < columns; column += 16) constrainColumns(param, column);
    renew(param);
  }
}

/** Four columns, each to a norm of its own, or to one for each group of its rows. */
function constrainColumns(param: usize, column: usize): void {
  const rows = load<i32>(param, PARAM_ROWS);
  const groups = load<i32>(param, PARAM_NORM_GROUPS);
  const stride = load<usize>(param, PARAM_STRIDE);
  const from = load<usize>(param, PARAM_VALUES) + column;
  for (let group = 0; group < groups; group++) {
    let squares = f32x4.splat(0);
    for (let row = group; row < rows; row += groups) {
      const w = v128.load(from + row * stride);
      squares = f32x4.add(squares, f32x4.mul(w, w));
    }
    const factor = normFactor(param, f32x4.sqrt(squares));
    for (let row = group; row < rows; row += groups) {
      const at = from + row * stride;
      v128.store(at, f32x4.mul(v128.load(at), factor));
    }
  }
}

/** One row, such as a bias, as a whole. */
function constrainAll(param: usize, columns: usize): void {
  const values = load<usize>(param, PARAM_VALUES);
  let squares: f32 = 0;
  for (let at: usize = 0; at < columns; at += 4) squares += load<f32>(values + at) * load<f32>(values + at);
  const factor = normFactor(param, f32x4.splat(sqrt(squares)));
  for (let at: usize = 0; at < columns; at += 16) v128.store(values + at, f32x4.mul(v128.load(values + at), factor));
}

/** (rate clip(norm) + (1 - rate) norm) / (norm + 1e-7). */
function normFactor(param: usize, norm: v128): v128 {
  const low = v128.load_splat<f32>(param, PARAM_NORM_LOW);
  const high = v128.load_splat<f32>(param, PARAM_NORM_HIGH);
  const rate = v128.load_splat<f32>(param, PARAM_NORM_RATE);
  const within = f32x4.pmin(f32x4.pmax(norm, low), high);
  const wanted = f32x4.add(f32x4.mul(rate, within), f32x4.mul(f32x4.sub(f32x4.splat(1), rate), norm));
  return f32x4.div(wanted, f32x4.add(norm, f32x4.splat(1e-7)));
}
