const digits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** `96.4 %`; a second decimal only where there is one: `99.87 %`. */
export const shareText = (share: number): string => `${percent.format(100 * share)} %`;

/** Four digits that matter, thousands parted: `1.17e-6`, `0.0181`, `18,935`. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-3) return Number(value.toPrecision(4)).toExponential();
  return size >= 1000 || Number.isInteger(value) ? whole.format(value) : digits.format(value);
}
