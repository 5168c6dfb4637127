import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coloursOf, colourText, mix, parseColour, type Rgb } from './colours.js';
import { probabilityColour } from './field-colours.js';

const sheet = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

const property = (name: string): string => {
  const found = new RegExp(`\\s${name}:\\s*([^;]+);`, 'u').exec(sheet)?.[1];
  if (found === undefined) throw new Error(`The sheet has no ${name}.`);
  return found;
};

const colour = (name: string, isDark: boolean): Rgb => parseColour(property(`--${name}`), isDark);

/** How well two colours stand out from each other, from 1 to 21, as WCAG 2 counts it. Text needs 4.5, drawings 3. */
function contrast(one: Rgb, other: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

const linear = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;

describe.each([
  ['light', false],
  ['dark', true],
])('colours of the %s page', (_, isDark) => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'sheet'],
    ['ink', 'raised'],
    ['muted', 'paper'],
    ['muted', 'sheet'],
    ['accent', 'paper'],
    ['accent', 'sheet'],
    ['on-accent', 'accent'],
    ['bad', 'paper'],
    ['ink', 'bad-sheet'],
    ['ink', 'warning-sheet'],
    ['warning', 'paper'],
  ])('%s on %s is legible as text', (text, back) => {
    expect(contrast(colour(text, isDark), colour(back, isDark))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['edge', 'paper'],
    ['edge', 'raised'],
    ['accent', 'raised'],
    ['bad', 'bad-sheet'],
    ['tone-1', 'paper'],
    ['tone-2', 'paper'],
    ['tone-3', 'paper'],
  ])('%s stands out on %s', (drawn, back) => {
    expect(contrast(colour(drawn, isDark), colour(back, isDark))).toBeGreaterThanOrEqual(3);
  });

  it('lets points be seen on the strongest colour of their own class', () => {
    const colours = coloursOf(property, isDark);
    for (const [probability, tone] of [
      [0, 0],
      [1, 1],
    ] as const) {
      const back = probabilityColour(probability, colours);
      expect(contrast(colours.tones[tone] ?? colours.ink, back)).toBeGreaterThanOrEqual(1.5);
      // The edge of points is the paper; the line of a half is the ink.
      expect(contrast(colours.ink, back)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('knows how style sheets write colours', () => {
  expect(parseColour(' #0b6e99', false)).toEqual([11, 110, 153]);
  expect(parseColour('light-dark(#fff,#14171a)', false)).toEqual([255, 255, 255]);
  expect(parseColour('#1a0', false)).toEqual([17, 170, 0]);
  expect(parseColour('rgb(11, 110, 153)', false)).toEqual([11, 110, 153]);
  expect(parseColour('light-dark(#000000, rgb(1 2 3))', true)).toEqual([1, 2, 3]);
  expect(parseColour('', true)).toEqual([255, 255, 255]);
  expect(colourText(mix([0, 0, 0], [100, 200, 50], 0.5), 0.5)).toBe('rgb(50 100 25 / 0.5)');
});

it('counts contrast as WCAG does', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.478, 3);
});
