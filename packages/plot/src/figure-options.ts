import { checkOptions, type OptionKind, oneOf, optionKinds } from '@linnet/core';

const number: OptionKind = { is: (value) => typeof value === 'number', use: 'a number of pixels' };

const figureKinds: Readonly<Record<string, OptionKind>> = {
  title: optionKinds.text,
  xLabel: optionKinds.text,
  yLabel: optionKinds.text,
  width: number,
  height: number,
};

/** Kinds that options of several figures are of. */
export const kinds = {
  scale: oneOf(['linear', 'log']),
  names: {
    is: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
    use: 'a list of names',
  },
  number: { is: (value) => typeof value === 'number', use: 'a number' },
  range: {
    is: (value) =>
      Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && Number(value[0]) < Number(value[1]),
    use: 'two finite numbers, the lower first',
  },
  series: {
    is: (value) =>
      Array.isArray(value) ||
      ArrayBuffer.isView(value) ||
      (typeof value === 'object' && value !== null && 'shape' in value),
    use: 'a list of numbers',
  },
} as const satisfies Readonly<Record<string, OptionKind>>;

/**
 * What types say and plain JavaScript does not: names and kinds of a figure's options.
 * @throws LinnetError `bad-option` that lists every problem
 */
export const checkFigureOptions = (
  what: string,
  options: object,
  own: Readonly<Record<string, OptionKind>> = {},
): void => checkOptions(what, options, { ...figureKinds, ...own });
