/** e^-x in doubles for x from 0 up, good to about 1e-15: 2^-n e^r with -ln 2 < r <= 0, and 16 terms of its series. */
export function expOfMinus(x: f64): f64 {
  if (!(x < 700)) return Number.isNaN(x) ? x : 0;
  const n = floor(x * Math.LOG2E);
  const r = n * Math.LN2 - x;
  let sum: f64 = 1;
  for (let term = 16; term > 0; term--) sum = 1 + (sum * r) / <f64>term;
  return sum * reinterpret<f64>((1023 - <u64>n) << 52);
}
