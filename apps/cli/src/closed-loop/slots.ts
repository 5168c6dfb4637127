import { LinnetError } from '@linnet/core';
import type { Moku } from '@linnet/device-client';
import { mayEnd, type QuestionOptions } from '../device/question.js';
import { runningText } from '../device/state.js';

/** The least platform with room for a generator, a network and an oscilloscope. */
export const slotsOf = (hardware: string): 3 | 4 => (hardware === 'Moku:Pro' ? 4 : 3);

/**
 * Nobody's work is replaced unasked.
 * @throws LinnetError `device-refused` where a person keeps it, `bad-option` where nobody can be asked.
 */
export async function checkFree(moku: Moku, options: QuestionOptions): Promise<void> {
  const slots = await moku.instruments();
  if (slots.every((running) => running === '') || (await mayEnd(runningText(slots), options))) return;
  throw new LinnetError('device-refused', `${moku.address} keeps what it runs: ${runningText(slots)}.`);
}
