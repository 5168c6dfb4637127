import { LinnetError } from '@linnet/core';
import type { Moku } from '@linnet/device-client';
import { type NodeConnectOptions, withInstrument } from '@linnet/device-client/node';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { catchInterrupts } from '../run/interrupts.js';

/** How a verb has the instrument. */
export interface MokuOptions extends NodeConnectOptions {
  /** What the verb says to one who may force; undefined where it has no such option. */
  readonly mayForce?: boolean;
}

/** What a verb works with. */
export interface Held {
  readonly moku: Moku;
  /** What is known of who had the instrument before: nobody, or what it says of that. */
  readonly before: string;
}

/**
 * Claims the instrument, lets `use` work with it, and gives it back. Who has it is asked before it is taken from them.
 * @throws LinnetError `device-owned` where another has it and `force` is not set; what `use` throws.
 */
export async function withMoku<Result>(
  address: string,
  { mayForce = false, force = false, ...options }: MokuOptions,
  use: (held: Held) => Promise<Result>,
): Promise<Result> {
  let isOurs = false;
  const attempt = (isForced: boolean, before: string): Promise<Result> => {
    const onWarning = (message: string): void => console.error(`Note: ${message}`);
    const onClaim = (): void => {
      isOurs = true;
    };
    return withInstrument(address, { onWarning, ...options, onClaim, force: isForced }, (moku) =>
      use({ moku, before }),
    );
  };
  try {
    return await attempt(false, 'nobody had it');
  } catch (error) {
    if (isOurs || !LinnetError.is(error) || error.code !== 'device-owned') throw error;
    const said = error.problems.join(' ');
    if (force) return await attempt(true, `taken over; it said: ${said}`);
    const advice = mayForce ? 'Wait, or take it over with --force.' : 'Wait until it is given back.';
    throw new LinnetError('device-owned', `${address} is taken: ${said} ${advice}`, { cause: error, problems: [said] });
  }
}

/** Ctrl-C ends what waits for the instrument, which is then given back. */
export async function interruptible(use: (signal: AbortSignal) => Promise<ExitCode>): Promise<ExitCode> {
  const { signal, release } = catchInterrupts('giving the instrument back');
  try {
    return await use(signal);
  } catch (error) {
    if (signal.aborted && error === signal.reason) return exitCodes.interrupted;
    throw error;
  } finally {
    release();
  }
}
