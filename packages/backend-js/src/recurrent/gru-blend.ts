import type { Frame } from './frame.js';

/** h' = z h + (1 - z) candidate. */
export function blend({ steps, units, gates, hidden }: Frame, row: number, step: number): void {
  const [to, at] = [row * units, (row * steps + step) * units];
  for (let unit = 0; unit < units; unit++) {
    const z = gates[3 * at + unit] as number;
    const candidate = gates[3 * at + 2 * units + unit] as number;
    hidden.after[to + unit] = z * (hidden.before[at + unit] as number) + (1 - z) * candidate;
  }
}

/** The way back: the gradients of z and of the candidate, and in `arriving` that of h as far as it goes straight through. */
export function unblend({ steps, units, gates, delta, hidden, arriving }: Frame, row: number, step: number): void {
  const [from, at] = [row * units, (row * steps + step) * units];
  for (let unit = 0; unit < units; unit++) {
    const slope = arriving[from + unit] as number;
    const z = gates[3 * at + unit] as number;
    const candidate = gates[3 * at + 2 * units + unit] as number;
    delta[3 * at + unit] = slope * ((hidden.before[at + unit] as number) - candidate);
    delta[3 * at + 2 * units + unit] = slope * (1 - z);
    arriving[from + unit] = slope * z;
  }
}
