import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { openBrowser, type Site, serveSite, type Visit, visit } from './site.js';

/** Milliseconds that the longest training of a page may take here. */
export const patience = 150_000;

/** The built site and a browser, for the tests of a file. */
export interface Demo {
  /** Of the site, without a hash. */
  url(): string;
  readonly origin: () => string;
  /** A browser that has never been here; it ends with the test. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens a place of the site, such as `#/circles`. */
  open(place: string, context?: BrowserContext): Promise<Visit>;
}

/** Serves the site and starts a browser before the tests of a file. */
export function demo(): Demo {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const context = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const made = await browser.newContext(options);
    onTestFinished(() => made.close());
    return made;
  };
  return {
    url: () => site.url,
    origin: () => site.origin,
    context,
    open: async (place, given) => visit(given ?? (await context()), site.url + place),
  };
}

/** A part of a page, by its heading. */
export const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** A button of a page, or of a part of it. */
export const button = (within: Pick<Page, 'getByRole'>, name: string) =>
  within.getByRole('button', { name, exact: true });

/** Types into a field, and leaves it. */
export async function enter(page: Page, label: RegExp | string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label });
  await field.fill(value);
  await field.press('Enter');
}

/** Trains with the settings of the page, and gives the checksum that it shows. */
export async function train(page: Page): Promise<string> {
  await button(page, 'Train').click();
  return checksum(page);
}

/** Rows of the table of results, once there is one: seed, epochs, scores, time, backend, checksum. */
export async function results(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = panel(page, 'Training').locator('tbody tr');
  await rows.first().waitFor({ timeout: patience });
  return Promise.all((await rows.all()).map((row) => row.locator('td, th').allTextContents()));
}

/** The checksum of the first network, once it has been trained. */
export async function checksum(page: Page): Promise<string> {
  const [first = []] = await results(page);
  const last = (first.at(-1) ?? '').trim();
  expect(last).toMatch(/^[0-9a-f]{8}$/u);
  return last;
}
