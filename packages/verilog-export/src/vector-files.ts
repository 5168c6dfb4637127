import type { TestVectors } from '@linnet/core';

/** Whole numbers as words of 32 bits in hexadecimal, one a line: what `$readmemh` reads. */
export function hexLines(values: ArrayLike<number>): string {
  let text = '';
  for (let index = 0; index < values.length; index++) text += `${((values[index] as number) >>> 0).toString(16)}\n`;
  return text;
}

/** The files of a test bench, by name. */
export const vectorTexts = (
  { inputs, expected }: Pick<TestVectors, 'inputs' | 'expected'>,
  names: { readonly inputs: string; readonly expected: string },
): Readonly<Record<string, string>> => ({
  [names.inputs]: hexLines(inputs.data),
  [names.expected]: hexLines(expected.data),
});
