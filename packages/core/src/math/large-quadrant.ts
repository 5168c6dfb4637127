import { highWord, scale } from './bits.js';

// 2/pi in 1280 bits after the point: enough for the largest double, with 250 to spare.
const BITS = 1280;
const TWO_OVER_PI = /* @__PURE__ */ BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e0' +
    '06492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f4' +
    '9c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d' +
    '7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d',
);
// pi/2 with 192 bits after the point.
const HALF_PI_BITS = 192;
const HALF_PI = /* @__PURE__ */ BigInt('0x1921fb54442d18469898cc51701b839a252049c1114cf98e8');

const UNIT_BITS = 192;
const UNIT = 1.5930919111324523e-58; // 2^-192

/**
 * `quadrant` for large arguments, by exact integers, as Payne and Hanek do it: x is a whole number times 2^exponent,
 * so x * 2/pi is a product of whole numbers, of which only the bits around the point matter. BigInt is the same in every engine.
 */
export function largeQuadrant(x: number, remainder: Float64Array): number {
  const exponent = (highWord(x) >> 20) - 1075;
  const whole = BigInt(scale(x, -exponent)); // the 53 bits of x, point after the last
  const point = BITS - exponent;
  const product = BigInt.asUintN(point + 2, whole * TWO_OVER_PI);
  const turns = (product + (1n << BigInt(point - 1))) >> BigInt(point);
  const fraction = product - (turns << BigInt(point));
  const rest = (fraction * HALF_PI) >> BigInt(point + HALF_PI_BITS - UNIT_BITS);
  const high = Number(rest);
  remainder[0] = high * UNIT;
  remainder[1] = Number(rest - BigInt(high)) * UNIT;
  return Number(turns);
}
