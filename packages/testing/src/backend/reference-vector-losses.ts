import { log } from '@linnet/core';
import { dot, number, sum } from './reference-lists.js';
import type { ListLossOf } from './reference-losses.js';

/** max(0, 1 + the largest of what should be small - what should be large) */
export const categoricalHinge: ListLossOf = (given, truth) => {
  const against = given.map((p, at) => (1 - number(truth, at)) * p);
  const most = Math.max(...against);
  const loss = Math.max(0, 1 + most - dot(given, truth));
  const worst = against.indexOf(most);
  return {
    loss,
    gradient: given.map((_, at) => (loss > 0 ? (at === worst ? 1 - number(truth, at) : 0) - number(truth, at) : 0)),
  };
};

const share = (p: number): number => Math.min(Math.max(p, 1e-7), 1);

/** Kullback and Leibler, 1951: sum y log(y / p). */
export const divergence: ListLossOf = (given, truth) => {
  const targets = given.map((_, at) => share(number(truth, at)));
  return {
    loss: sum(given.map((p, at) => number(targets, at) * log(number(targets, at) / share(p)))),
    gradient: given.map((p, at) => (p === share(p) ? -number(targets, at) / p : 0)),
  };
};

/** A list over its length; its slope by the length is gone where the length is limited. */
export const cosineSimilarity: ListLossOf = (given, truth) => {
  const [p, y] = [direction(given), direction(Float64Array.from(truth))];
  const cosine = dot(p.unit, y.unit);
  return {
    loss: -cosine,
    gradient: given.map((_, at) => -(number(y.unit, at) - (p.isShort ? 0 : cosine * number(p.unit, at))) / p.length),
  };
};

const shortest = 1e-7;

function direction(values: Float64Array) {
  const length = Math.sqrt(dot(values, values));
  const isShort = length < shortest;
  const divisor = isShort ? shortest : length;
  return { unit: values.map((value) => value / divisor), length: divisor, isShort };
}
