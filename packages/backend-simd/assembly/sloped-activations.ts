import { ELU, LEAKY_RELU, LINK_ACTIVATION, LINK_SLOPE } from '../src/layout';
import { expMinusOne } from './vector';

// Activations that are told their slope below 0: values and derivatives are made in one go.

/** In place, over `bytes` of values; `slopes` is 0 outside training, `first` where no link has left any there. */
export function applySloped(link: usize, values: usize, slopes: usize, bytes: usize, first: bool): void {
  if (load<i32>(link, LINK_ACTIVATION) === ELU) applyTo(ELU, link, values, slopes, bytes, first);
  else applyTo(LEAKY_RELU, link, values, slopes, bytes, first);
}

// @inline
function applyTo(kind: i32, link: usize, values: usize, slopes: usize, bytes: usize, first: bool): void {
  const slope = v128.load_splat<f32>(link, LINK_SLOPE);
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(values + at);
    const isAbove = f32x4.gt(x, f32x4.splat(0));
    const below = f32x4.mul(slope, kind === ELU ? expMinusOne(x) : x);
    v128.store(values + at, v128.bitselect(x, below, isAbove));
    if (slopes === 0) continue;
    const slopeBelow = kind === ELU ? f32x4.add(below, slope) : slope;
    const own = v128.bitselect(f32x4.splat(1), slopeBelow, isAbove);
    v128.store(slopes + at, first ? own : f32x4.mul(own, v128.load(slopes + at)));
  }
}
