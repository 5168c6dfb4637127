/** The bitstreams on the instrument, with the checksums that their manifests name. */
export interface Bitstreams {
  /** Keeps a file by its name, without the extension. False where it has no manifest with a checksum. */
  store(name: string, file: Uint8Array): boolean;
  has(name: string): boolean;
  /** Name and checksum of each. */
  list(): readonly { readonly filename: string; readonly sha256: string }[];
}

/** None yet. */
export function bitstreams(): Bitstreams {
  const sums = new Map<string, string>();
  return {
    store: (name, file) => {
      // Archives are tar files, and their manifest stands in them as plain JSON.
      const sum = /"sha256"\s*:\s*"([0-9a-f]{64})"/u.exec(Buffer.from(file).toString('latin1'))?.[1];
      if (sum !== undefined) sums.set(name, sum);
      return sum !== undefined;
    },
    has: (name) => sums.has(name),
    list: () => Array.from(sums, ([filename, sha256]) => ({ filename, sha256 })),
  };
}

/** The name of a platform's bitstream, or of that of an instrument in one of its slots, counted from 0; 0 is an empty slot. */
export const bitstreamName = (slots: number, instrument = 0, slot?: number): string =>
  [digits(slots, 2), digits(instrument, 3), ...(slot === undefined ? [] : [digits(slot, 2)])].join('-');

const digits = (value: number, count: number): string => String(value).padStart(count, '0');
