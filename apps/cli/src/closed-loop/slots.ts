import { LinnetError } from '@linnet/core';
import type { Moku } from '@linnet/device-client';

/** The least platform with room for a generator, a network and an oscilloscope; of a kind that is not known, the most common. */
export const slotsOf = (hardware: string): 3 | 4 => (hardware === 'Moku:Pro' ? 4 : 3);

/**
 * Nobody's work is replaced unasked.
 * @throws LinnetError `device-refused` where something runs on the instrument.
 */
export async function checkFree(moku: Moku): Promise<void> {
  const running = (await moku.instruments()).flatMap((name, at) => (name === '' ? [] : [`${name} in slot ${at + 1}`]));
  if (running.length === 0) return;
  throw new LinnetError(
    'device-refused',
    `${moku.address} runs ${running.join(', ')}, which the closed loop would replace: add --yes if it may.`,
  );
}
