import type { Callback } from './callback.js';
import { pause } from './pause.js';

/** Longest time without a turn for signals and pages, in milliseconds. */
const longestTurn = 50;

/** Changes that are remembered. Fits that share a pace are never as many passes apart. */
const mostChanges = 64;

/**
 * How long passes are, and when signals and pages have a turn. Fits in lanes share one: a lane computes together with
 * the others only while their passes cover the same stretch of an epoch.
 */
export interface Pace {
  /** How many batches the pass of this number takes, counted from 0 over all epochs: the same for whoever asks. */
  lengthOf(pass: number): number;
  /** Judges by a pass how long the next ones may be. */
  note(batches: number, milliseconds: number): void;
  /** A turn to wait for, if one is due at this time of `performance.now()`. */
  turn(now: number): Promise<void> | undefined;
}

/** The most batches of a pass: an epoch of them, or one where a callback looks at each. */
export const passLength = (callbacks: readonly Callback[], batches: number): number =>
  looksAtBatches(callbacks) ? 1 : batches;

/** True where a callback has a hook for every batch. */
export const looksAtBatches = (callbacks: readonly Callback[]): boolean =>
  callbacks.some(({ onBatchBegin, onBatchEnd }) => onBatchBegin !== undefined || onBatchEnd !== undefined);

/** A pace that begins with one batch, and goes up to `most`. */
export function createPace(most: number): Pace {
  const changes = [{ pass: 0, length: 1 }];
  let newest = 0;
  let next = 1;
  let turnEnds = 0;
  let turn: Promise<void> | undefined;
  return {
    lengthOf: (pass) => {
      if (pass > newest) {
        newest = pass;
        if (changes.at(-1)?.length !== next) changes.push({ pass, length: next });
        if (changes.length > mostChanges) changes.shift();
      }
      for (let index = changes.length - 1; index >= 0; index--) {
        const change = changes[index];
        if (change !== undefined && change.pass <= pass) return change.length;
      }
      return 1;
    },
    note: (batches, milliseconds) => {
      next = Math.min(most, Math.max(1, Math.floor((batches * longestTurn) / Math.max(milliseconds, 1e-3))));
    },
    turn: (now) => {
      if (now < turnEnds) return undefined;
      turn ??= pause().then(() => {
        turn = undefined;
        turnEnds = performance.now() + longestTurn;
      });
      return turn;
    },
  };
}
