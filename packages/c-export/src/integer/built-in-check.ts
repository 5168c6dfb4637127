import { integerVectors } from '@linnet/quantisation';
import { checkRows, type TestText } from '../test-program.js';
import { cInteger } from '../text/numbers.js';
import type { IntegerPlan } from './plan.js';

/** What the test program of a network in integers takes and gives, with rows that the emulator answered. */
export function integerCheck({ network, inputs, outputs, least, greatest }: IntegerPlan): TestText {
  const vectors = integerVectors(network, { count: checkRows(inputs + outputs) });
  return {
    type: 'int32_t',
    least: cInteger(least),
    greatest: cInteger(greatest),
    isWhole: true,
    format: '%ld',
    printed: 'long',
    inputs: Array.from(vectors.inputs.data, cInteger),
    expected: Array.from(vectors.expected.data, cInteger),
    differs: ['return answer != expected;'],
  };
}
