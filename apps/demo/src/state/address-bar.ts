/** Writes addresses, so seldom that browsers let it. */
export interface AddressBar {
  /** The first of many at once, and the last of them soon. */
  write(address: string): void;
  /** Forgets what was to be written: the address is another now. */
  forget(): void;
}

/** Browsers refuse more than some 100 changes of the address in 10 seconds; somebody who slides makes more. */
const pause = 200;

/**
 * Makes what writes addresses.
 * @param replace puts one in place of the last
 */
export function createAddressBar(replace: (address: string) => void): AddressBar {
  let next: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const writeNext = (): void => {
    timer = undefined;
    if (next === undefined) return;
    replace(next);
    next = undefined;
    timer = setTimeout(writeNext, pause);
  };
  return {
    write(address) {
      next = address;
      if (timer === undefined) writeNext();
    },
    forget() {
      next = undefined;
    },
  };
}
