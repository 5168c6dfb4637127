import { LinnetError, unknownName } from '@linnet/core';

/**
 * What stands around the steps that windows move over: nothing (`valid`), as much on both sides as makes a window for
 * every stride of steps (`same`; where that is odd, the larger part comes last), or all of it before the first step
 * (`causal`), so that no window sees a later step than its own.
 */
export type Padding = 'valid' | 'same' | 'causal';

/** Where windows lie. */
export interface Windows {
  /** How many there are. */
  readonly count: number;
  /** How many steps the first begins before the first step. */
  readonly before: number;
}

/** Throws for a padding that is none of these. */
export function checkPadding(padding: Padding, known: readonly Padding[]): void {
  if (!known.includes(padding)) throw unknownName('padding', padding, known);
}

/** Beyond this, where a row has no more steps itself, a window looks at next to nothing but padding. */
const mostReach = 1_048_576;

/**
 * Lays out windows of `reach` steps, from their first to their last, over so many steps, as TensorFlow does.
 * @throws LinnetError `bad-shape` where not even one has room, `bad-option` for windows or strides of more than 2^20 steps
 * where the row has fewer; `what` names the layer.
 */
export function windowsOver(steps: number, reach: number, stride: number, padding: Padding, what: string): Windows {
  const [most, longest] = [Math.max(steps, mostReach), Math.max(reach, stride)];
  if (longest > most) {
    const looks = reach > most ? `looks at ${reach} steps at once` : `has strides of ${stride}`;
    throw new LinnetError(
      'bad-option',
      `${what} ${looks} and is given ${steps}; at most ${most} are possible. Use a smaller window, or shorter strides.`,
    );
  }
  if (padding === 'same') {
    const count = Math.ceil(steps / stride);
    const missing = Math.max((count - 1) * stride + reach - steps, 0);
    return { count, before: Math.floor(missing / 2) };
  }
  const before = padding === 'causal' ? reach - 1 : 0;
  const room = steps + before - reach;
  if (room >= 0) return { count: Math.floor(room / stride) + 1, before };
  throw new LinnetError(
    'bad-shape',
    `${what} looks at ${reach} steps at once and is given ${steps}. Use a smaller window, longer rows, or padding: 'same'.`,
  );
}
