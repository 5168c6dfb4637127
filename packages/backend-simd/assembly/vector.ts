// Elementary functions of four numbers at once. Only IEEE operations, in a fixed order: the same bits everywhere.

/** a b + sum. In this order src/relaxed.ts finds it, and makes one instruction of it where that is asked for. */
// @inline
export function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), sum);
}

/** Greater of both; the first where they do not compare, so that a NaN in it stays. One instruction, unlike f32x4.max. */
// @inline
export function atLeast(value: v128, low: v128): v128 {
  return f32x4.pmax(value, low);
}

// @inline
export function atMost(value: v128, high: v128): v128 {
  return f32x4.pmin(value, high);
}

/**
 * e^x: 2^n e^r with n whole and |r| <= ln 2 / 2, e^r as 1 + r + r^2 q(r), q fitted to the least greatest relative error
 * (3e-9). Results from 1e-38 up to 3.4e38; what lies beyond ends there.
 */
// @inline
export function exp(x: v128): v128 {
  const within = atMost(atLeast(x, f32x4.splat(-87.3)), f32x4.splat(88.7));
  // Adding 1.5 2^23 leaves n, rounded to the nearest, in the low bits.
  const shifted = f32x4.add(f32x4.mul(within, f32x4.splat(<f32>Math.LOG2E)), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  // ln 2 in two parts, the first with zeros at its end: n times it is exact.
  const r = f32x4.sub(
    f32x4.sub(within, f32x4.mul(n, f32x4.splat(0.693359375))),
    f32x4.mul(n, f32x4.splat(-2.121944400546906e-4)),
  );
  return i32x4.add(f32x4.add(f32x4.splat(1), smallPower(r)), i32x4.shl(shifted, 23));
}

/** e^r - 1 for |r| <= ln 2 / 2: r + r^2 q(r). */
// @inline
function smallPower(r: v128): v128 {
  let q = f32x4.splat(0.0013814318226650357);
  q = multiplyAdd(q, r, f32x4.splat(0.008368851616978645));
  q = multiplyAdd(q, r, f32x4.splat(0.041668400168418884));
  q = multiplyAdd(q, r, f32x4.splat(0.1666651964187622));
  q = multiplyAdd(q, r, f32x4.splat(0.4999999403953552));
  return multiplyAdd(q, f32x4.mul(r, r), r);
}

/** e^x - 1, with all its digits near 0. */
// @inline
export function expMinusOne(x: v128): v128 {
  const far = f32x4.gt(f32x4.abs(x), f32x4.splat(0.34657));
  return v128.bitselect(f32x4.sub(exp(x), f32x4.splat(1)), smallPower(x), far);
}

/** 1 / (1 + e^-x). */
// @inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** log(1 + e^x) = max(x, 0) + 2 atanh(s), s = e^-|x| / (2 + e^-|x|) <= 1/3: 2 s (1 + s^2 p(s^2)), p fitted as e^r is (5e-9). */
// @inline
export function softplus(x: v128): v128 {
  const power = exp(f32x4.neg(f32x4.abs(x)));
  const s = f32x4.div(power, f32x4.add(f32x4.splat(2), power));
  const square = f32x4.mul(s, s);
  let p = f32x4.splat(0.14012232422828674);
  p = multiplyAdd(p, square, f32x4.splat(0.13999569416046143));
  p = multiplyAdd(p, square, f32x4.splat(0.20010849833488464));
  p = multiplyAdd(p, square, f32x4.splat(0.3333320617675781));
  const half = multiplyAdd(f32x4.mul(p, square), s, s);
  return f32x4.add(atLeast(x, f32x4.splat(0)), f32x4.add(half, half));
}

/** 1 - 2 / (e^2|x| + 1) with the sign of x; where that loses digits, below 0.625, x + x^3 p(x^2), fitted as e^r is (4e-9). */
// @inline
export function tanh(x: v128): v128 {
  const one = f32x4.splat(1);
  const size = f32x4.abs(x);
  const large = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exp(f32x4.add(size, size)), one)));
  const square = f32x4.mul(x, x);
  let p = f32x4.splat(-0.005717036779969931);
  p = multiplyAdd(p, square, f32x4.splat(0.020650578662753105));
  p = multiplyAdd(p, square, f32x4.splat(-0.05374349653720856));
  p = multiplyAdd(p, square, f32x4.splat(0.13331490755081177));
  p = multiplyAdd(p, square, f32x4.splat(-0.3333328366279602));
  const small = multiplyAdd(f32x4.mul(p, square), x, x);
  const signed = v128.or(large, v128.and(x, i32x4.splat(0x80000000)));
  // A NaN compares false with all, so it comes out of the polynomial.
  return v128.bitselect(signed, small, f32x4.gt(size, f32x4.splat(0.625)));
}

/** Four rows of four numbers into columns, written to `to` with `stride` bytes between them. */
// @inline
export function storeTransposed(to: usize, stride: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + stride, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(to + 2 * stride, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(to + 3 * stride, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
}

/** The sum of the four numbers, in all of them. */
// @inline
export function sumOfLanes(x: v128): v128 {
  const first = f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1);
  return f32x4.splat(first + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3)));
}
