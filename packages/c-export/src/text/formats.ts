import type { NumberFormat } from '@linnet/core';
import { describeFormat } from '@linnet/quantisation';
import { cDouble } from './numbers.js';

/** A format with its step in numbers. */
export function formatText(format: NumberFormat): string {
  const text = describeFormat(format);
  return text.includes('step') ? text : `${text}, steps of ${cDouble(format.step)}`;
}
