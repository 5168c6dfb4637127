/** Red, green and blue, from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The colours of the page's style sheet that drawings use, by the name of its custom property. */
export interface Colours {
  /** Behind everything that is drawn. */
  readonly paper: Rgb;
  readonly ink: Rgb;
  /** Of text that matters less. */
  readonly muted: Rgb;
  /** Of grids and frames. */
  readonly line: Rgb;
  /** Of classes and series, in their order. */
  readonly tones: readonly Rgb[];
}

/** How many colours there are before they repeat. */
export const toneCount = 7;

/**
 * Reads a colour as style sheets write it: `#0b6e99`, `#fff`, `rgb(11 110 153)`, or `light-dark(...)` of two of them.
 * What is none of these is black in a light page and white in a dark one.
 */
export function parseColour(text: string, isDark: boolean): Rgb {
  const pair = /^light-dark\(\s*(#[0-9a-f]+|rgba?\([^)]*\))\s*,\s*(#[0-9a-f]+|rgba?\([^)]*\))\s*\)$/iu.exec(
    text.trim(),
  );
  const own = (pair === null ? text : ((isDark ? pair[2] : pair[1]) ?? '')).trim();
  const digits = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/iu.exec(own);
  // A digit alone stands for two of it: builds write #fff for #ffffff.
  const pairs = digits?.slice(1).flatMap((text) => (text === undefined ? [] : text.padStart(2, text)));
  if (pairs !== undefined) return rgbOf(pairs.map((text) => Number.parseInt(text, 16)));
  const numbers = own.startsWith('rgb') ? (own.match(/[\d.]+/gu) ?? []).map(Number) : [];
  if (numbers.length >= 3) return rgbOf(numbers);
  return isDark ? [255, 255, 255] : [0, 0, 0];
}

const rgbOf = ([red = 0, green = 0, blue = 0]: readonly number[]): Rgb => [red, green, blue];

/** The colours of a style sheet. @param read what a custom property holds */
export function coloursOf(read: (property: string) => string, isDark: boolean): Colours {
  const colour = (name: string): Rgb => parseColour(read(`--${name}`), isDark);
  return {
    paper: colour('paper'),
    ink: colour('ink'),
    muted: colour('muted'),
    line: colour('line'),
    tones: Array.from({ length: toneCount }, (_, index) => colour(`tone-${index + 1}`)),
  };
}

/** The colour of class, or series, number `index`. */
export const toneOf = ({ tones, ink }: Colours, index: number): Rgb => tones[index % tones.length] ?? ink;

/** As style sheets and canvases write it. */
export const colourText = ([red, green, blue]: Rgb, opacity = 1): string =>
  `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${opacity})`;

/** From one colour (0) to another (1). */
export const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];
