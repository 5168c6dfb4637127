import {
  PARAM_BYTES,
  PARAM_HIGH,
  PARAM_LOW,
  PROGRAM_EPSILON,
  PROGRAM_MOMENTUM,
  PROGRAM_SECOND_SHARE,
  PROGRAM_VARIANT,
} from '../src/layout';
import { atLeast, atMost, multiplyAdd } from './vector';

/** Hinton's; the formula stands at `OptimizerSpec` in core. */
export function updateRmsprop(
  program: usize,
  param: usize,
  rate: v128,
  values: usize,
  gradient: usize,
  bytes: usize,
): void {
  const length = load<usize>(param, PARAM_BYTES);
  const share = v128.load_splat<f32>(program, PROGRAM_SECOND_SHARE);
  const epsilon = v128.load_splat<f32>(program, PROGRAM_EPSILON);
  const momentum = v128.load_splat<f32>(program, PROGRAM_MOMENTUM);
  const low = v128.load_splat<f32>(param, PARAM_LOW);
  const high = v128.load_splat<f32>(param, PARAM_HIGH);
  const centered = load<u32>(program, PROGRAM_VARIANT) !== 0;
  const moving = load<f32>(program, PROGRAM_MOMENTUM) > 0;
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(gradient + at);
    let moment = values + length + at;
    const square = v128.load(moment);
    const v = multiplyAdd(f32x4.sub(f32x4.mul(g, g), square), share, square);
    v128.store(moment, v);
    let spread = v;
    if (centered) {
      moment += length;
      const before = v128.load(moment);
      const mean = multiplyAdd(f32x4.sub(g, before), share, before);
      v128.store(moment, mean);
      spread = f32x4.sub(v, f32x4.mul(mean, mean));
    }
    let step = f32x4.div(f32x4.mul(rate, g), f32x4.sqrt(f32x4.add(spread, epsilon)));
    if (moving) {
      moment += length;
      step = f32x4.add(f32x4.mul(momentum, v128.load(moment)), step);
      v128.store(moment, step);
    }
    v128.store(values + at, atMost(atLeast(f32x4.sub(v128.load(values + at), step), low), high));
  }
}
