import type { Overflow } from '@linnet/core';
import { greatestStep, leastStep } from '../fixed-point.js';
import { exponentOf, powerOfTwo } from '../powers.js';
import { wordLimits } from '../word.js';

/** Whether steps are powers of two, so that shifts rescale, or whatever fits best, with a multiplication. */
export type Steps = 'powerOfTwo' | 'any';

/** What decides a step beside the range. */
export interface StepRules {
  readonly bits: number;
  readonly overflow: Overflow;
  readonly steps: Steps;
}

/**
 * The step with which a word reaches `greatest`. Of powers of two it is the least for which the greatest magnitude is at
 * most 2^(bits - 1) steps: what stands at exactly that many saturates by one step (1 in Q1.15), unless words wrap; then it
 * is the least for which nothing wraps.
 */
export function stepFor(greatest: number, { bits, overflow, steps }: StepRules): number {
  const top = wordLimits(bits, overflow).greatest;
  if (!(greatest > 0)) return powerOfTwo(1 - bits);
  if (steps === 'any') return possible(greatest / top);
  const levels = overflow === 'wrap' ? top : top + 1;
  return possible(powerOfTwo(exponentOf(Math.min(greatest, Number.MAX_VALUE / 4) / levels)));
}

const possible = (step: number): number => Math.min(greatestStep, Math.max(leastStep, step));

/** Ranges to try, from the greatest magnitude down: each half of the last, or for free steps by 64ths of the greatest. */
export function candidates(greatest: number, { steps }: Pick<StepRules, 'steps'>): readonly number[] {
  if (steps === 'any') return Array.from({ length: 60 }, (_, index) => (greatest * (64 - index)) / 64);
  const whole = powerOfTwo(exponentOf(greatest));
  return Array.from({ length: 12 }, (_, halvings) => whole * powerOfTwo(-halvings));
}
