import {
  GELU,
  LINK_ACTIVATION,
  LINK_HIGH,
  LINK_KEPT,
  LINK_LIMITED,
  LINK_LOW,
  LINK_OP,
  LINK_SIZE,
  LINK_SLOPED,
  LINK_STEP,
  LINK_THRESHOLD,
  PROGRAM_NOISE_SEED,
  RELU,
  STAGE_GRADIENT,
  STAGE_LINK_COUNT,
  STAGE_LINKS,
  STAGE_SLOPES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
  STAGE_VALUES,
} from '../src/layout';
import { anySlope, applyActivation, slopeOf } from './activations';
import { WHOLE } from './extent';
import { quantise } from './grids';
import { beginNoise, nextNoise } from './noise';
import { applySloped } from './sloped-activations';
import { applyUnfolded } from './unfolded-activations';
import { atLeast, atMost } from './vector';

// Functions of single values, applied in place to what a stage has made. In training the product of their derivatives
// is kept beside the values: the way back is one multiplication.

/** The activation and limits of a link, or its grid, over `bytes` of values; `slopes` is 0 outside training. */
export function applyLink(link: usize, values: usize, slopes: usize, bytes: usize, first: bool): void {
  const activation = load<i32>(link, LINK_ACTIVATION);
  const limited = load<u32>(link, LINK_LIMITED) !== 0;
  if (WHOLE && activation >= GELU) {
    applyUnfolded(activation, values, slopes, bytes, first);
    return;
  }
  if (WHOLE && load<f32>(link, LINK_STEP) > 0) {
    quantise(link, values, slopes, bytes, first);
    return;
  }
  if (WHOLE && load<u32>(link, LINK_SLOPED) !== 0) {
    applySloped(link, values, slopes, bytes, first);
    return;
  }
  applyActivation(activation, values, values, bytes);
  if (slopes !== 0) {
    // The two that matter for speed have loops of their own.
    if (activation === RELU) slopesOf(RELU, link, values, slopes, bytes, first);
    else slopesOf(activation, link, values, slopes, bytes, first);
  } else if (limited) {
    limit(link, values, bytes);
  }
}

/** Derivatives of an activation and its limits, and the values within the limits. */
// @inline
function slopesOf(activation: i32, link: usize, values: usize, slopes: usize, bytes: usize, first: bool): void {
  const low = v128.load_splat<f32>(link, LINK_LOW);
  const high = v128.load_splat<f32>(link, LINK_HIGH);
  for (const end = values + bytes; values < end; values += 16) {
    const y = v128.load(values);
    const slope = activation === RELU ? slopeOf(RELU, y) : anySlope(activation, y);
    // The gradient passes where the value stood within, ends included.
    const passes = v128.and(slope, v128.and(f32x4.ge(y, low), f32x4.le(y, high)));
    v128.store(values, atMost(atLeast(y, low), high));
    v128.store(slopes, first ? passes : f32x4.mul(passes, v128.load(slopes)));
    slopes += 16;
  }
}

function limit(link: usize, values: usize, bytes: usize): void {
  const low = v128.load_splat<f32>(link, LINK_LOW);
  const high = v128.load_splat<f32>(link, LINK_HIGH);
  for (const end = values + bytes; values < end; values += 16) {
    v128.store(values, atMost(atLeast(v128.load(values), low), high));
  }
}

/**
 * Drops values as core's contract says: by one number of the op's noise for each, rows one after another. `size` bytes
 * lie from number to number; `lane` is the offset of the first.
 */
export function dropOut(
  seed: u32,
  step: u32,
  link: usize,
  stage: usize,
  from: i32,
  to: i32,
  room: i32,
  first: bool,
  size: usize,
  lane: usize,
): void {
  const threshold = load<u32>(link, LINK_THRESHOLD);
  const kept = load<f32>(link, LINK_KEPT);
  const steps = load<i32>(stage, STAGE_STEPS);
  const units = load<i32>(stage, STAGE_UNITS);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const values = load<usize>(stage, STAGE_VALUES);
  const slopes = load<usize>(stage, STAGE_SLOPES);
  beginNoise(seed, step, load<u32>(link, LINK_OP));
  for (let before = from * steps * units; before > 0; before--) nextNoise();
  for (let row = from; row < to; row++) {
    for (let time = 0; time < steps; time++) {
      let at: usize = (time * room + row) * stride + lane;
      for (let unit = 0; unit < units; unit++) {
        const mask: f32 = nextNoise() < threshold ? 0 : kept;
        store<f32>(values + at, load<f32>(values + at) * mask);
        store<f32>(slopes + at, first ? mask : load<f32>(slopes + at) * mask);
        at += size;
      }
    }
  }
}

/** Applies the links of a stage to some rows of its values, in training or not. */
export function applyLinks(
  program: usize,
  step: u32,
  stage: usize,
  from: i32,
  to: i32,
  room: i32,
  training: bool,
): void {
  const count = load<i32>(stage, STAGE_LINK_COUNT);
  if (count === 0) return;
  const steps = load<i32>(stage, STAGE_STEPS);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const values = load<usize>(stage, STAGE_VALUES);
  const slopes = load<usize>(stage, STAGE_SLOPES);
  for (let index = 0; index < count; index++) {
    const link = load<usize>(stage, STAGE_LINKS) + index * LINK_SIZE;
    if (WHOLE && load<u32>(link, LINK_THRESHOLD) > 0) {
      if (training) {
        dropOut(load<u32>(program, PROGRAM_NOISE_SEED), step, link, stage, from, to, room, index === 0, 4, 0);
      }
      continue;
    }
    for (let time = 0; time < steps; time++) {
      const at: usize = (time * room + from) * stride;
      applyLink(link, values + at, training ? slopes + at : 0, (to - from) * stride, index === 0);
    }
  }
  clearPadding(values, stride, load<i32>(stage, STAGE_UNITS), steps, from, to, room);
}

/** All ones for the numbers of the last vector of a line that count, zeros for its padding. */
// @inline
export function tailMask(units: i32): v128 {
  const used = ((units - 1) & 3) + 1;
  return i32x4.gt_s(i32x4.splat(used), i32x4(0, 1, 2, 3));
}

/** Padding holds zeros: sums over whole vectors then need no care. */
function clearPadding(values: usize, stride: usize, units: i32, steps: i32, from: i32, to: i32, room: i32): void {
  if ((units & 3) === 0) return;
  const mask = tailMask(units);
  for (let time = 0; time < steps; time++) {
    let last = values + (time * room + from) * stride + stride - 16;
    for (let row = from; row < to; row++) {
      v128.store(last, v128.and(v128.load(last), mask));
      last += stride;
    }
  }
}

/** The gradient of what the links were given, in place of that of what they gave. */
export function throughLinks(stage: usize, from: i32, to: i32, room: i32): void {
  if (load<i32>(stage, STAGE_LINK_COUNT) === 0) return;
  const steps = load<i32>(stage, STAGE_STEPS);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const distance = load<usize>(stage, STAGE_SLOPES) - load<usize>(stage, STAGE_GRADIENT);
  for (let time = 0; time < steps; time++) {
    let at = load<usize>(stage, STAGE_GRADIENT) + (time * room + from) * stride;
    const end = at + (to - from) * stride;
    for (; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), v128.load(at + distance)));
  }
}
