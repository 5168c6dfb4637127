/** 10 to a whole power, exactly as the number would be written. */
export const powerOfTen = (exponent: number): number => Number(`1e${exponent}`);

/** The exponent of a number in scientific notation: 2 for 250, -3 for 0.004. */
export const exponentOf = (value: number): number => Number(value.toExponential().split('e')[1]);

/**
 * A number as a person reads it: digits in groups of three from 1,000 up, a real minus sign, scientific notation only
 * where plain digits would be long.
 */
export function formatNumber(value: number, decimals?: number): string {
  if (value === 0) return '0';
  const exponent = exponentOf(value);
  const plain = exponent >= -5 && exponent < 7;
  const digits = plain
    ? grouped(decimals === undefined ? String(value) : value.toFixed(decimals))
    : value.toExponential();
  return digits.replaceAll('-', '\u2212').replace('e+', 'e');
}

/** Exact values to a few digits that matter: 0.0569, 1,000, 2.5e−7. */
export const shortNumber = (value: number): string => formatNumber(Number(value.toPrecision(3)));

function grouped(digits: string): string {
  const [whole = '', ...fraction] = digits.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
