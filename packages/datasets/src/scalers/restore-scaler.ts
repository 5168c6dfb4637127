import { LinnetError, showValue } from '@linnet/core';
import { type MinMaxScalerState, minMaxScalerOf } from './min-max-scaler.js';
import type { Scaler } from './scaler.js';
import { type StandardScalerState, standardScalerOf } from './standard-scaler.js';

/** What any scaler of this package learned. */
export type ScalerState = StandardScalerState | MinMaxScalerState;

/**
 * The scaler of a state that was kept, such as in a JSON file.
 * @throws LinnetError `bad-file` for what is no state of a scaler.
 *
 * @example
 * ```ts
 * const text = JSON.stringify(standardScaler().fit(train.x).state);
 * const scaler = restoreScaler(JSON.parse(text));
 * ```
 */
export function restoreScaler(state: ScalerState): Scaler<ScalerState> {
  const kind: unknown = state?.kind;
  if (state?.kind === 'standard') {
    checkNumbers({ mean: state.mean, scale: state.scale }, 'scale');
    return standardScalerOf(state);
  }
  if (state?.kind === 'minMax') {
    checkNumbers({ offset: state.offset, factor: state.factor }, 'factor');
    checkClip(state.clip);
    return minMaxScalerOf(state);
  }
  throw new LinnetError('bad-file', `The kind of a scaler is ${showValue(kind)}; it must be "standard" or "minMax".`);
}

/** Two lists of as many finite numbers; those of the divisor are not 0. */
function checkNumbers(lists: Readonly<Record<string, readonly number[]>>, divisor: string): void {
  const lengths = Object.values(lists).map((list) => (Array.isArray(list) ? list.length : -1));
  const [length = -1] = lengths;
  if (length < 1 || lengths.some((other) => other !== length)) {
    throw new LinnetError(
      'bad-file',
      `${Object.keys(lists).join(' and ')} of a scaler must be lists of as many numbers.`,
    );
  }
  for (const [name, list] of Object.entries(lists)) {
    const bad = list.findIndex((value) => !Number.isFinite(value) || (name === divisor && value === 0));
    if (bad >= 0)
      throw new LinnetError('bad-file', `${name}[${bad}] of a scaler is ${showValue(list[bad])}; the file is damaged.`);
  }
}

function checkClip(clip: MinMaxScalerState['clip']): void {
  if (clip === null) return;
  if (Array.isArray(clip) && clip.length === 2 && clip.every(Number.isFinite) && clip[0] < clip[1]) return;
  throw new LinnetError('bad-file', 'clip of a scaler must be null or two numbers, the lesser first.');
}
