import { LinnetError } from '@linnet/core';
import { checkAddress } from '@linnet/device-client';

/**
 * Checks an address that a command line names.
 * @throws LinnetError `bad-option` that says with which option.
 */
export function checkAddressOption(option: '--address' | '--device', address: string): void {
  try {
    checkAddress(address);
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    throw new LinnetError('bad-option', `${option}: ${cause.message}`, { cause });
  }
}
