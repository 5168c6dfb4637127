import { LinnetError } from '@linnet/core';
import type { SourceSettings } from '../data/source.js';

/** Of a file without a column that the training had, and nobody named here: what to name; other errors as they are. */
export function missingColumns(
  error: unknown,
  { inputs, target }: SourceSettings,
  needed: readonly ('inputs' | 'target')[],
): unknown {
  const isNamed = inputs !== undefined && (target !== undefined || !needed.includes('target'));
  if (isNamed || !LinnetError.is(error) || error.code !== 'unknown-name') return error;
  const options = needed.map((name) => `--${name}`).join(' and ');
  return new LinnetError(
    'bad-shape',
    `${error.message} That is a column of the model's training; name those of this file with ${options}.`,
    { cause: error },
  );
}
