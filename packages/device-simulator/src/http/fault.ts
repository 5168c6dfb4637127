import type { Device } from '../device/device.js';

/** What can be made to go wrong. */
export const faultNames = ['slow', 'drop', '500', 'garbage', 'lost-ownership'] as const;

/**
 * What can be made to go wrong: `slow` does what was asked and answers too late, `drop` does it and cuts the connection,
 * `500` does nothing and answers with that status, `garbage` does it and answers with bytes that are no JSON, and with
 * `lost-ownership` the owner loses the instrument before anything is done.
 */
export type FaultKind = (typeof faultNames)[number];

/** A fault, for tests of clients. */
export interface Fault {
  readonly kind: FaultKind;
  /** The last part of the path that is a name, such as `upload_network`, or `platform` of `platform/4`. Default: every one but claiming and relinquishing. */
  readonly operation?: string;
  /** How often it happens. Default: always. */
  readonly times?: number;
  /** How late a slow answer is. Default: 60,000. */
  readonly milliseconds?: number;
}

/** Says for each request whether the fault strikes. */
export type Strikes = (operation: string | undefined) => FaultKind | undefined;

/** A fault that counts how often it struck. */
export function strikesOf(fault: Fault | undefined, { ownership }: Device): Strikes {
  let left = fault?.times ?? Number.POSITIVE_INFINITY;
  return (operation) => {
    if (fault === undefined || left <= 0 || !isMeant(fault, operation)) return undefined;
    left -= 1;
    if (fault.kind === 'lost-ownership') ownership.release();
    return fault.kind;
  };
}

const isMeant = ({ operation: meant }: Fault, operation: string | undefined): boolean =>
  meant === undefined ? operation !== 'claim_ownership' && operation !== 'relinquish_ownership' : operation === meant;
