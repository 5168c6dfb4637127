// The logarithm in doubles, for losses, good to about 1e-13: far more than single floats can tell.

/** log x = e ln 2 + 2 atanh((m - 1) / (m + 1)) for x = 2^e m with m from 0.7 to 1.4. */
export function log(x: f64): f64 {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  // Subnormal numbers would need another exponent.
  const scaled = x < 2.2250738585072014e-308 ? x * 18014398509481984 : x;
  const bits = reinterpret<u64>(scaled);
  let exponent = <f64>(<i32>(bits >>> 52) - 1023) - (scaled === x ? 0 : 54);
  let mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  return exponent * Math.LN2 + logNear((mantissa - 1) / (mantissa + 1));
}

/** 2 atanh s for |s| <= 1/3: 2 s (1 + s^2 p(s^2)), p fitted to the least greatest error (7e-14). */
// @inline
function logNear(s: f64): f64 {
  const square = s * s;
  let p: f64 = 0.10008192048695587;
  p = p * square + 0.07046511566793574;
  p = p * square + 0.09153100976032684;
  p = p * square + 0.11107869446470281;
  p = p * square + 0.14285803991437807;
  p = p * square + 0.19999998827589882;
  p = p * square + 0.3333333333850606;
  return 2 * (s + s * square * p);
}
