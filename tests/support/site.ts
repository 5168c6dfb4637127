import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';

// @boundaries-ignore the benchmarks belong to no package
export { type Site, serveSite } from '../../bench/serve-site.mjs';

import { chromiumArguments, findChromium } from './chromium.js';

/** Screenshots of the tests, to look at. */
const pictures = fileURLToPath(new URL('../pictures', import.meta.url));

/** A browser on the built site. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });

/** A page of the site, and all that went wrong on it. */
export interface Visit {
  readonly page: Page;
  /** Page errors, console errors, failed and refused requests. */
  readonly complaints: readonly string[];
  /** Writes a screenshot of the whole page. */
  picture(name: string): Promise<void>;
}

/** Opens an address of the site in a fresh page. */
export async function visit(context: BrowserContext, url: string): Promise<Visit> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) =>
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url);
  return {
    page,
    complaints,
    picture: async (name) => {
      await mkdir(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    },
  };
}

/** The bytes of what a click saves, with the name that it has. */
export async function saved(
  page: Page,
  click: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
