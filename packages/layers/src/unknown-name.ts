import { LinnetError, showValue, unknownName } from '@linnet/core';

/**
 * An error for a name that is not known. `meant` says what other names that are often used for a thing stand for; keys are
 * in lower case without anything between words.
 */
export function unknownNameOf(
  what: string,
  name: string,
  known: readonly string[],
  meant: Readonly<Record<string, string>>,
): LinnetError {
  const plain = String(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  if (!Object.hasOwn(meant, plain)) return unknownName(what, name, known);
  return new LinnetError(
    'unknown-name',
    `Unknown ${what} ${showValue(name)}. Did you mean ${meant[plain]}? Known: ${known.join(', ')}.`,
  );
}
