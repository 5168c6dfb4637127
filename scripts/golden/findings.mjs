// Collects what a check finds, and says what it comes to.
import { flatten, sizeOf } from './numbers.mjs';

/** Whether a value is as wanted: to the bit, or within an absolute, a relative or a mixed tolerance. */
export const exactly = () => Object.is;
export const within = (tolerance) => (got, wanted) => Math.abs(got - wanted) <= tolerance;
export const relatively = (tolerance) => (got, wanted) => Math.abs(got - wanted) <= tolerance * Math.abs(wanted);
export const nearly = (tolerance) => (got, wanted) =>
  Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted));

const most = 3;

/** What is not there to compare with, by kind, each once. */
export function createMissing() {
  const kinds = new Map();
  return {
    add: (kind, name) => {
      const names = kinds.get(kind) ?? new Set();
      kinds.set(kind, name === undefined ? names : names.add(name));
    },
    any: () => kinds.size > 0,
    reason: () => [...kinds].map(([kind, names]) => `no ${[kind, [...names].join(', ')].join(' ').trim()}`).join('; '),
  };
}

/** Findings of one file, or of one file on one backend. */
export function createFindings() {
  const wrong = [];
  const missing = createMissing();
  let compared = 0;
  const findings = {
    /** The result of a comparison made elsewhere: what differs, or undefined. */
    differs: (sentence) => {
      compared += 1;
      if (sentence !== undefined) wrong.push(sentence);
    },
    /** Something could not be compared for want of this: a kind of thing and, where there are several, which. */
    missing: missing.add,
    /** Keys that nothing knows what to do with: they may be what makes the numbers. */
    unknownKeys: (value, known, place) => {
      const unknown = Object.keys(value).filter((key) => !known.includes(key));
      for (const key of unknown) missing.add('use for', `"${key}"${place === undefined ? '' : ` of ${place}`}`);
    },
    /** Texts, booleans and lists of them. */
    same: (what, got, wanted) => {
      compared += 1;
      const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
      if (a !== b) wrong.push(`${what} is ${a}, not ${b}`);
    },
    /** Nested numbers as the file has them against an array with a shape, or a plain number. */
    numbers: (what, got, wanted, isAsWanted) => {
      const [given, expected] = [asArray(got), flatten(wanted, what)];
      compared += expected.data.length;
      if (given.shape.join() !== expected.shape.join()) {
        wrong.push(`${what} has the shape [${given.shape}], not [${expected.shape}]`);
        return;
      }
      const bad = [...expected.data.keys()].filter((at) => !isAsWanted(given.data[at], expected.data[at]));
      if (bad.length > 0) wrong.push(difference(what, given, expected, bad));
    },
    /** The line that says it all. */
    outcome: (path, backend) => {
      const line = (status, reason) => ({ status, path, backend, ...(reason === undefined ? {} : { reason }) });
      if (wrong.length > 0) return line('failed', listed(wrong, '; '));
      if (missing.any()) return line('skipped', missing.reason());
      return compared > 0 ? line('passed') : line('failed', 'it holds nothing to compare');
    },
  };
  return findings;
}

const asArray = (got) => (typeof got === 'number' ? { data: [got], shape: [] } : got);

/** The largest difference, and how many there are. */
function difference(what, { data, shape }, expected, bad) {
  const distance = (at) => Math.abs(data[at] - expected.data[at]);
  const worst = bad.reduce((a, b) => (distance(b) > distance(a) || Number.isNaN(distance(b)) ? b : a));
  const others = bad.length > 1 ? ` (${bad.length} of ${data.length} differ)` : '';
  return `${what}${place(worst, shape)} is ${data[worst]}, not ${expected.data[worst]}${others}`;
}

const place = (at, shape) =>
  shape.map((length, axis) => `[${Math.floor(at / sizeOf(shape.slice(axis + 1))) % length}]`).join('');

const listed = (items, separator) =>
  items.length > most
    ? `${items.slice(0, most).join(separator)}${separator}${items.length - most} more`
    : items.join(separator);
