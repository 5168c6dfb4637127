import { showValue } from '@linnet/core';

/** Text that a device sent, as it may reach a terminal: control characters but line breaks and tabs are replaced. */
export const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD');

/** Text that a device sent, as it may stand in a line or a cell of a table: no line breaks and tabs, either. */
export const printableLine = (text: string): string => text.replace(/\p{Cc}/gu, '\uFFFD');

/** How much of what a device says is told in a message. */
const toldCharacters = 500;

/** Text that a device sent, as part of a message: printable, and cut where it is long. */
export function told(text: string): string {
  const rest = text.length - toldCharacters;
  return rest > 0 ? `${printable(text.slice(0, toldCharacters))}... (${rest} characters more)` : printable(text);
}

/** A value that a device sent, as part of a message. */
export const toldValue = (value: unknown): string => told(showValue(value));
