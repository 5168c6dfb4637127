import { WIDTH } from './lane-product';
import { exp, multiplyAdd } from './vector';

// The softmax of four models side by side: a model's numbers are those of its lane.

export function softmaxLanes(to: usize, from: usize, lines: i32, units: i32): void {
  const bytes: usize = units * WIDTH;
  for (let line = 0; line < lines; line++) {
    let greatest = v128.load(from);
    for (let at: usize = WIDTH; at < bytes; at += WIDTH) greatest = f32x4.max(greatest, v128.load(from + at));
    let total = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += WIDTH) {
      const power = exp(f32x4.sub(v128.load(from + at), greatest));
      v128.store(to + at, power);
      total = f32x4.add(total, power);
    }
    for (let at: usize = 0; at < bytes; at += WIDTH) v128.store(to + at, f32x4.div(v128.load(to + at), total));
    to += bytes;
    from += bytes;
  }
}

export function softmaxGradientLanes(to: usize, y: usize, gradient: usize, lines: i32, units: i32): void {
  const bytes: usize = units * WIDTH;
  for (let line = 0; line < lines; line++) {
    let total = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += WIDTH) {
      total = multiplyAdd(v128.load(y + at), v128.load(gradient + at), total);
    }
    for (let at: usize = 0; at < bytes; at += WIDTH) {
      v128.store(to + at, f32x4.mul(v128.load(y + at), f32x4.sub(v128.load(gradient + at), total)));
    }
    to += bytes;
    y += bytes;
    gradient += bytes;
  }
}
