import { type MemoryViews, wholeLines } from './memory.js';

/** Fields of a record and what they hold. */
export type Fields = Readonly<Record<number, number>>;

/** Writes fields of a record: words, and floats. */
export type Put = (address: number, words: Fields, floats?: Fields) => void;

/** Writes records to the kernel's memory. */
export const writerOf =
  ({ words, floats }: MemoryViews): Put =>
  (address, integers, numbers = {}) => {
    const write = (to: Uint32Array | Float32Array, fields: Fields): void => {
      for (const [field, value] of Object.entries(fields)) to[(address + Number(field)) / 4] = value;
    };
    write(words, integers);
    write(floats, numbers);
  };

/** Where there are no limits. */
export const unlimited = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Takes so many bytes; gives where they lie. */
export type Take = (bytes: number) => number;

/** Gives piece after piece of a stretch of memory, from an address on: each on cache lines of its own. */
export function createTaker(base: number): { readonly take: Take; readonly taken: () => number } {
  let next = base;
  return {
    take: (bytes) => {
      const at = next;
      next += wholeLines(bytes);
      return at;
    },
    taken: () => next - base,
  };
}
