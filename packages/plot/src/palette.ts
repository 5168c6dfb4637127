/** How one series looks: told apart by colour and, without colour, by its dashes. */
export interface Stroke {
  /** The class that gives it another colour in dark mode. */
  readonly className: string;
  /** The colour on a light background. */
  readonly color: string;
  /** Lengths of dashes and gaps; undefined is solid. */
  readonly dashes?: string;
}

/**
 * Colours that people with any colour vision tell apart: M. Okabe and K. Ito, "Color Universal Design" (2002). Each
 * background takes first those of the palette that stand out on it.
 */
const tones: readonly (readonly [light: string, dark: string])[] = [
  ['#0072b2', '#56b4e9'],
  ['#d55e00', '#e69f00'],
  ['#009e73', '#00b383'],
  ['#cc79a7', '#cc79a7'],
  ['#e69f00', '#f0e442'],
  ['#56b4e9', '#d55e00'],
  ['#000000', '#ffffff'],
];

const alarmTone = ['#c8102e', '#ff6b6b'] as const;

const dashes: readonly (string | undefined)[] = [
  undefined,
  '7 3.5',
  '1.5 3.5',
  '10 4 1.5 4',
  '14 5',
  '3.5 3',
  '8 3 2 3 2 3',
];

/** The look of series number `index`; looks repeat after 49 series. */
export function strokeOf(index: number): Stroke {
  const tone = index % tones.length;
  const dash = dashes[(index + Math.floor(index / tones.length)) % dashes.length];
  return {
    className: `linnet-tone-${tone + 1}`,
    color: tones[tone]?.[0] ?? 'currentColor',
    ...(dash === undefined ? {} : { dashes: dash }),
  };
}

/** The look of what is wrong with a signal: red. */
export const alarm: Stroke = { className: 'linnet-alarm', color: alarmTone[0] };

/** The two backgrounds that figures are drawn for. */
export type Theme = 'light' | 'dark';

/** Colours of text in figures that stand alone, and of what is behind it. */
export const themeColors: Readonly<Record<Theme, { readonly text: string; readonly back: string }>> = {
  light: { text: '#1b1f24', back: '#ffffff' },
  dark: { text: '#e6e8eb', back: '#14171a' },
};

const darkRules = [
  ...tones.map(([, dark], index) => `.linnet-figure .linnet-tone-${index + 1}{color:${dark}}`),
  `.linnet-figure .linnet-alarm{color:${alarmTone[1]}}`,
].join('');

/** The style every figure carries, so that a file of its own is readable in light and dark mode. */
export const figureStyle = [
  '.linnet-figure{display:block;max-width:100%;height:auto}',
  // Inside a page, text takes the page's colour; alone, the file sets its own.
  `svg.linnet-figure:root{color-scheme:light dark;color:${themeColors.light.text}}`,
  '@media screen and (prefers-color-scheme:dark){',
  `svg.linnet-figure:root{color:${themeColors.dark.text}}`,
  darkRules,
  '}',
].join('');

/** The same for one background alone: for programs that know neither pages nor modes, such as those that draw pixels. */
export const styleOf = (theme: Theme): string =>
  `.linnet-figure{color:${themeColors[theme].text}}${theme === 'dark' ? darkRules : ''}`;
