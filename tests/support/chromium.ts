import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is: Debian's, unless the environment names another; undefined where there is none. */
export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...places].find((path) => path !== '' && existsSync(path));

/** The browser that is installed here. */
export function findChromium(): string {
  const found = chromiumPath();
  if (found === undefined)
    throw new Error('No Chromium is installed; install it, or name one in the variable CHROMIUM.');
  return found;
}

/** A quiet browser that asks the network for nothing. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;
