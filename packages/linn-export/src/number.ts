import { LinnetError } from '@linnet/core';

/**
 * A number as the vendor's exporter prints it, which is how Python prints a double: the shortest digits that read back
 * to the same value, always with a point or an exponent (`1.0`, `-0.0`), and with an exponent of two digits at least
 * below 1e-4 and from 1e16 up (`9.999999747378752e-06`).
 * @throws LinnetError `bad-value` for NaN and infinities, which JSON cannot hold.
 */
export function floatText(value: number): string {
  if (!Number.isFinite(value))
    throw new LinnetError('bad-value', `${value} cannot be written: JSON holds finite numbers only.`);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  // Without an argument toExponential gives the shortest digits that read back, as String does.
  const [digits = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return `${digits}e${exponent < 0 ? '-' : '+'}${pad(Math.abs(exponent))}`;
  const fixed = String(value);
  return fixed.includes('.') ? fixed : `${fixed}.0`;
}

const pad = (exponent: number): string => String(exponent).padStart(2, '0');
