// Numbers as JSON holds them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many numbers a shape holds. */
export const sizeOf = (shape) => shape.reduce((product, length) => product * length, 1);

/** The object in a file. */
export function readObject(directory, path) {
  const value = JSON.parse(readFileSync(join(directory, path), 'utf8'));
  if (!isObject(value)) throw new Error('it holds no JSON object');
  return value;
}

export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws unless an object has these keys. */
export function checkKeys(value, keys, what) {
  if (!isObject(value)) throw new Error(`${what} is no object`);
  const absent = keys.filter((key) => !Object.hasOwn(value, key));
  if (absent.length > 0) throw new Error(`${what} lacks ${absent.map((key) => `"${key}"`).join(', ')}`);
}

/** Nested lists as one list with a shape; a number alone has the shape []. */
export function flatten(value, what) {
  const shape = [];
  for (let inner = value; Array.isArray(inner); inner = inner[0]) shape.push(inner.length);
  const data = [];
  const collect = (inner, axis) => {
    const isList = Array.isArray(inner);
    if (isList !== axis < shape.length || (isList && inner.length !== shape[axis]))
      throw new Error(`${what} has rows of unequal length`);
    if (isList) for (const member of inner) collect(member, axis + 1);
    else if (typeof inner === 'number') data.push(inner);
    else throw new Error(`${what} holds ${JSON.stringify(inner)} where a number should be`);
  };
  collect(value, 0);
  return { data, shape };
}

/** A sum in the order of numpy's pairwise summation, so that it has the bits of `ndarray.sum()`. */
export function numpySum(values, from = 0, to = values.length) {
  const count = to - from;
  if (count > 128) {
    const half = Math.floor(count / 2);
    const middle = from + half - (half % 8);
    return numpySum(values, from, middle) + numpySum(values, middle, to);
  }
  const whole = count - (count % 8);
  const lanes = Array.from({ length: 8 }, (_, lane) => {
    let sum = 0;
    for (let at = lane; at < whole; at += 8) sum += values[from + at];
    return sum;
  });
  const [a, b, c, d, e, f, g, h] = lanes;
  let sum = a + b + (c + d) + (e + f + (g + h));
  for (let at = whole; at < count; at++) sum += values[from + at];
  return sum;
}
