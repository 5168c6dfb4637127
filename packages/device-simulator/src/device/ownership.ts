import { randomBytes } from 'node:crypto';

/** What a claim asks for. */
export interface Claim {
  readonly force: boolean;
  /** Whether platforms and instruments that are there already stay as they are. */
  readonly persistState: boolean;
  /** Whether they are put there anew all the same. */
  readonly forceDeploy: boolean;
  /** What others are told. */
  readonly clientName: string;
}

/** Who has the instrument: at most one at any moment. */
export interface Ownership {
  /** The claim in force, if there is one. */
  readonly owner: Claim | undefined;
  /** A new key, or `undefined` where another owns the instrument and the claim does not force. */
  claim(claim: Claim): string | undefined;
  /** Whether this is the owner's key. */
  holds(key: string | undefined): boolean;
  /** Nobody owns the instrument any more; with a key, only if it is the owner's. */
  release(key?: string): void;
}

/** An instrument that nobody owns. */
export function ownership(): Ownership {
  let held: { readonly key: string; readonly claim: Claim } | undefined;
  return {
    get owner() {
      return held?.claim;
    },
    claim: (claim) => {
      if (held !== undefined && !claim.force) return undefined;
      // The vendor's pages show 11 hexadecimal digits.
      const key = randomBytes(6).toString('hex').slice(1);
      held = { key, claim };
      return key;
    },
    holds: (key) => held !== undefined && held.key === key,
    release: (key) => {
      if (key === undefined || held?.key === key) held = undefined;
    },
  };
}
