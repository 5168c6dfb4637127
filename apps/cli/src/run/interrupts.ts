import { exitCodes } from '../exit-codes.js';

/** Turns Ctrl-C into a signal that training and requests heed. */
export interface Interrupts {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/** Ctrl-C, a polite kill, a terminal that was closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first Ctrl-C asks what runs to end in order, and says what is done first; a second one ends the process at once. */
export function catchInterrupts(says = 'keeping what there is'): Interrupts {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    console.error(`\nInterrupted: ${says}. Press Ctrl-C again to stop at once.`);
    controller.abort();
  };
  for (const name of signals) process.on(name, onSignal);
  const release = (): void => {
    for (const name of signals) process.off(name, onSignal);
  };
  return { signal: controller.signal, release };
}
