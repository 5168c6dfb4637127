/** What a field of one number accepts. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** How far the arrow keys go; `any` goes 1, 2, 5, 10. Default 1. */
  readonly step?: number | 'any';
  /** Whether it takes whole numbers alone. Default: where steps are whole. */
  readonly isWhole?: boolean;
}

/** What somebody typed: a number to use, or what is wrong with it. */
export type NumberEntry = { readonly value: number } | { readonly problem: string };

/** Reads what was typed. */
export function readNumber(text: string, range: NumberRange): NumberEntry {
  const { min, max } = range;
  const value = text.trim() === '' ? Number.NaN : Number(text.replace('\u2212', '-'));
  const kind = takesWhole(range) ? 'whole number' : 'number';
  const use = `Use a ${kind} from ${numberInput(min)} to ${numberInput(max)}.`;
  if (!Number.isFinite(value))
    return { problem: `${text.trim() === '' ? 'Nothing is here.' : 'This is no number.'} ${use}` };
  if (value < min) return { problem: `${numberInput(value)} is too small. ${use}` };
  if (value > max) return { problem: `${numberInput(value)} is too large. ${use}` };
  return takesWhole(range) && !Number.isInteger(value)
    ? { problem: `${numberInput(value)} is not whole. ${use}` }
    : { value };
}

/** The number that an arrow key goes to from here, within the range. */
export function nextNumber(value: number, direction: 1 | -1, { min, max, step = 1 }: NumberRange): number {
  const next = step === 'any' ? roundStep(value, direction) : value + direction * step;
  return Math.min(max, Math.max(min, Number(next.toPrecision(12))));
}

/** A number as a field shows it: every digit that it has, none that rounding added. */
export const numberInput = (value: number): string => String(Number(value.toPrecision(15)));

const takesWhole = ({ step = 1, isWhole = Number.isInteger(step) }: NumberRange): boolean => isWhole;

const roundSteps = [1, 2, 5] as const;

/** The next of ..., 0.1, 0.2, 0.5, 1, 2, 5, 10, ... above or below a number. */
function roundStep(value: number, direction: 1 | -1): number {
  if (value <= 0) return direction === 1 ? 0.001 : value;
  const decade = Math.floor(Math.log10(value));
  const places = [decade - 1, decade, decade + 1].flatMap((power) =>
    roundSteps.map((digit) => Number(`${digit}e${power}`)),
  );
  const beyond = (place: number): boolean => (direction === 1 ? place > value * 1.0001 : place < value * 0.9999);
  return (direction === 1 ? places : places.reverse()).find(beyond) ?? value;
}
