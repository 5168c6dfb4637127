import { describe, expect, it } from 'vitest';
import type { Field } from '../protocol/index.js';
import { classAt, classesOf } from './classes-of.js';
import type { Colours } from './colours.js';
import { contour } from './contour.js';
import { fieldPixels, surest } from './field-colours.js';
import { planeScale } from './plane-scale.js';
import { classShares, meaningOf, planeText } from './plane-text.js';

const colours: Colours = {
  paper: [255, 255, 255],
  ink: [0, 0, 0],
  muted: [90, 90, 90],
  line: [200, 200, 200],
  tones: [
    [0, 0, 255],
    [255, 0, 0],
    [0, 255, 0],
  ],
};

const fieldOf = (outputs: number, values: readonly number[]): Field => ({
  resolution: Math.sqrt(values.length / outputs),
  outputs,
  values: Float32Array.from(values),
});

describe('fieldPixels', () => {
  const pixels = (field: Field, meaning: Parameters<typeof fieldPixels>[1]) =>
    Array.from({ length: field.resolution ** 2 }, (_, place) =>
      Array.from(fieldPixels(field, meaning, colours).subarray(4 * place, 4 * place + 4)),
    );

  it('is paper where a probability is a half, and the colour of the class where it is sure', () => {
    const [none, half, all] = pixels(fieldOf(1, [0, 0.5, 1, 0.5]), { kind: 'probability' });
    expect(half).toEqual([255, 255, 255, 255]);
    expect(none?.[2]).toBe(255);
    expect(none?.[0]).toBeLessThan(130);
    expect(all?.[0]).toBe(255);
    expect(all?.[2]).toBeLessThan(130);
  });

  it('has the colour of the surest class, paler where it is less sure', () => {
    const [sure, unsure, even] = pixels(fieldOf(3, [0, 0, 1, 0.2, 0.2, 0.6, 0.3, 0.3, 0.3, 1, 0, 0]), {
      kind: 'classes',
    });
    expect(even).toEqual([255, 255, 255, 255]);
    expect(sure?.[1]).toBe(255);
    expect(unsure?.[0]).toBeGreaterThan(sure?.[0] ?? 255);
    expect(unsure?.[0]).toBeLessThan(255);
  });

  it('shows numbers below 0 and above it in two colours, and nothing where there is no number', () => {
    const [below, zero, above, none] = pixels(fieldOf(1, [-2, 0, 2, Number.NaN]), { kind: 'numbers', reach: 2 });
    expect(zero).toEqual([255, 255, 255, 255]);
    expect(none).toEqual([255, 255, 255, 255]);
    // As a class: below in the tone of the first, above in that of the second.
    expect(below?.[2]).toBe(255);
    expect(above?.[0]).toBe(255);
  });

  it('takes outputs that are no probabilities for not sure', () => {
    expect(surest(Float32Array.of(-1, -2), 0, 2)).toEqual({ index: 0, confidence: 0.5 });
  });
});

describe('contour', () => {
  it('is where a slope crosses the value, between the places', () => {
    const slope = fieldOf(1, [0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect(contour(slope, 0.5)).toEqual([
      [0.5, 0, 0.5, 1],
      [0.5, 1, 0.5, 2],
    ]);
  });

  it('parts the two corners of a saddle', () => {
    expect(contour(fieldOf(1, [1, 0, 0, 1]), 0.5)).toHaveLength(2);
    expect(contour(fieldOf(1, [1, 1, 1, 1]), 0.5)).toHaveLength(0);
  });
});

it('lays the plane over a drawing with high y at the top', () => {
  const { x, y } = planeScale({ low: [-1, 0], high: [1, 10] }, 200, 100);
  expect([x(-1), x(1), y(10), y(0)]).toEqual([0, 200, 0, 100]);
});

describe('the picture in words', () => {
  const rows = { rows: 800, x: Float32Array.of(0, 0), y: Float32Array.of(1) };

  it('tells points, and which share of the plane is whose', () => {
    const field = fieldOf(1, [0, 0.4, 0.5, 1]);
    expect(classShares(field, true)).toEqual([0.5, 0.5]);
    const text = planeText(
      'Boundary',
      { kind: 'probability' },
      { rows, testRows: rows, field, classNames: ['outer', 'inner'] },
    );
    expect(text).toBe(
      'Boundary. 800 points to train with, 800 points kept apart. Of the plane the network says outer on 50.0 %, inner on 50.0 %.',
    );
  });

  it('reaches as far as the rows do, or the field', () => {
    const field = fieldOf(1, [-3, 0, 0, 2]);
    expect(meaningOf(true, 1, { rows: undefined, field })).toEqual({ kind: 'numbers', reach: 3 });
    expect(meaningOf(true, 1, { rows, field })).toEqual({ kind: 'numbers', reach: 1 });
    expect(meaningOf(false, 3, { rows, field })).toEqual({ kind: 'classes' });
  });
});

describe('classesOf', () => {
  const of = (y: readonly number[], targets = 1, classNames?: readonly string[]) =>
    classesOf({ train: { rows: y.length, x: new Float32Array(), y: Float32Array.from(y) }, targets, classNames });

  it('goes by names, by indices, or by columns of which one is 1', () => {
    expect(of([0, 1], 1, ['a', 'b', 'c'])).toBe(3);
    expect(of([0, 2, 1])).toBe(3);
    expect(of([0, 1, 0, 1, 0, 0], 3)).toBe(3);
  });

  it('sees numbers to predict', () => {
    expect(of([0, 0.5, 1])).toBeUndefined();
    expect(of([0, -1])).toBeUndefined();
    expect(of([0.2, 0.8], 2)).toBeUndefined();
  });

  it('reads the class of a row', () => {
    expect(classAt(Float32Array.of(0, 2), 1, 1)).toBe(2);
    expect(classAt(Float32Array.of(0, 0, 1), 0, 3)).toBe(2);
  });
});
