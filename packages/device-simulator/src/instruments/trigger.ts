import { LinnetError } from '@linnet/core';
import { type Signal, silence } from '../signals/signal.js';
import type { Work } from '../signals/work.js';

/** Edges that a trigger can wait for. */
export const edges = ['Rising', 'Falling', 'Both'] as const;

/** What an oscilloscope waits for. There is no noise in its input, so nothing but the level counts. */
export interface Trigger {
  /** The input, from 0. */
  readonly source: number;
  /** V. */
  readonly level: number;
  readonly edge: (typeof edges)[number];
  /** The first, second, ... crossing; 0 is the first too. */
  readonly event: number;
  /** Whether a trace is shown all the same where nothing crosses the level. */
  readonly isAutomatic: boolean;
}

/** How finely a trace is looked at. */
interface Grid {
  /** s. */
  readonly step: number;
  readonly points: number;
}

/**
 * The time of the crossing, looked for from time 0 on over the span of a trace; 0 where there is none in automatic mode.
 * @throws LinnetError `refused` in normal mode.
 */
export async function triggerTime(
  trigger: Trigger,
  inputs: readonly Signal[],
  { step, points }: Grid,
  work: Work,
): Promise<number> {
  const times = Float64Array.from({ length: points + 1 }, (_, at) => (at - 1) * step);
  const volts = await (inputs[trigger.source] ?? silence)(times, work);
  let left = Math.max(1, trigger.event);
  for (let at = 1; at <= points; at++) {
    if (crosses(volts[at - 1] as number, volts[at] as number, trigger) && --left === 0) return times[at] as number;
  }
  if (trigger.isAutomatic) return 0;
  const message = `No ${trigger.edge} edge crosses ${trigger.level} V on input ${trigger.source + 1} within the time span.`;
  throw new LinnetError('refused', message);
}

function crosses(before: number, after: number, { level, edge }: Trigger): boolean {
  const [rises, falls] = [before < level && after >= level, before > level && after <= level];
  return (rises && edge !== 'Falling') || (falls && edge !== 'Rising');
}
