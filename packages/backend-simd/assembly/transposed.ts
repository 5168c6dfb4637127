import {
  PARAM_BYTES,
  PARAM_ROWS,
  PARAM_SIZE,
  PARAM_STRIDE,
  PARAM_TRANSPOSED,
  PARAM_TRANSPOSED_STRIDE,
  PROGRAM_PARAM_COUNT,
  PROGRAM_PARAMS,
} from '../src/layout';
import { seenOf } from './dense';
import { WHOLE } from './extent';
import { see } from './grids';
import { storeTransposed } from './vector';

/** Keeps the transposed copy of four rows in step. */
export function transposeStrip(kernel: usize, strip: i32): void {
  const transposed = load<usize>(kernel, PARAM_TRANSPOSED);
  if (transposed === 0) return;
  const stride = load<usize>(kernel, PARAM_STRIDE);
  const toStride = load<usize>(kernel, PARAM_TRANSPOSED_STRIDE);
  let to = transposed + strip * 16;
  let from = seenOf(kernel) + strip * 4 * stride;
  for (const end = from + stride; from < end; from += 16) {
    storeTransposed(
      to,
      toStride,
      v128.load(from),
      v128.load(from + stride),
      v128.load(from + 2 * stride),
      v128.load(from + 3 * stride),
    );
    to += 4 * toStride;
  }
}

/** Makes all copies anew, after parameters were written from outside. */
export function refresh(program: usize): void {
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) renew(paramAt(program, index));
}

/** Makes what stages see of a parameter anew, and the transposed copy. */
export function renew(param: usize): void {
  if (WHOLE) see(param, 0, load<usize>(param, PARAM_BYTES));
  const strips = (load<i32>(param, PARAM_ROWS) + 3) >> 2;
  for (let strip = 0; strip < strips; strip++) transposeStrip(param, strip);
}

/** The record of a parameter. */
// @inline
export function paramAt(program: usize, index: i32): usize {
  return load<usize>(program, PROGRAM_PARAMS) + index * PARAM_SIZE;
}
