import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { button, checksum, demo, panel, patience, train } from './support/demo.js';
import { serveSite, visit } from './support/site.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const { open, context, url } = demo();

const pages = [
  '',
  'moku-classifier',
  'sine-square',
  'circles',
  'threshold-lstm',
  'classification',
  'playground',
  'instrument',
];

describe('every page', () => {
  it.each(['light', 'dark'] as const)(
    'is accessible in %s mode, and as narrow as a phone',
    { timeout: patience },
    async (colorScheme) => {
      const phone = await context({ colorScheme, viewport: { width: 360, height: 740 } });
      for (const name of pages) {
        const { page, complaints, picture } = await open(`#/${name}`, phone);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await isSound(page, name);
        await picture(`${name || 'start'}-${colorScheme}`);
        expect(complaints).toEqual([]);
        await page.close();
      }
    },
  );
});

describe('a page that was used', () => {
  it.each([
    ['playground?epochs=5&seeds=2&show.units=true', 'light'],
    ['playground?epochs=5&data=surface&layers=4:tanh,1&loss=meanSquaredError', 'dark'],
    ['circles?epochs=2', 'dark'],
    ['classification?epochs=2', 'light'],
    ['instrument?epochs=1', 'dark'],
  ] as const)(
    '%s is accessible in %s mode, and as narrow as a phone',
    { timeout: patience },
    async (place, colorScheme) => {
      const phone = await context({ colorScheme, viewport: { width: 360, height: 740 } });
      const { page, complaints, picture } = await open(`#/${place}`, phone);
      await train(page);
      for (const summary of await page.locator('summary').all()) await summary.click();
      const figures = button(page, 'Draw the figures');
      if ((await figures.count()) > 0) {
        await figures.click();
        await page.getByRole('button', { name: 'save as SVG' }).first().waitFor({ timeout: 60_000 });
      }
      await page.waitForLoadState('networkidle');
      await isSound(page, place);
      await picture(`used-${place.split('?')[0]}-${colorScheme}`);
      expect(complaints).toEqual([]);
    },
  );

  it('needs no mouse', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/circles?epochs=3&layers=5:relu,4:relu,1:sigmoid');
    await button(page, 'Train').waitFor();
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
      });
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    const visited: string[] = [];
    while (visited.at(-1) !== 'Train' && visited.length < 20) {
      await page.keyboard.press('Tab');
      visited.push(await focused());
    }
    expect(visited.at(-1)).toBe('Train');
    await page.keyboard.press('Enter');
    await checksum(page);
    // The same button, where the focus was.
    expect(await focused()).toBe('Train again');
    const epochs = page.getByRole('textbox', { name: 'Epochs' });
    await epochs.focus();
    await page.keyboard.press('ArrowUp');
    expect(await epochs.inputValue()).toBe('4');
    await expect.poll(() => page.url()).toContain('epochs=4');
    await page.getByRole('slider', { name: 'Kept apart' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url()).toContain('test=0.25');
    await button(page, 'Layer 1: move down').focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Layer 2: move down');
    expect(complaints).toEqual([]);
  });
});

/** Nothing serious for axe, and nothing wider than the page. */
async function isSound(page: Page, name: string): Promise<void> {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(360);
}

interface Axe {
  run(): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

describe('the site', () => {
  it('is little to load', async () => {
    // What the browser keeps for later comes when the page is there.
    const { page } = await open('#/', await context({ serviceWorkers: 'block' }));
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => bodies.push(response.body()));
    await page.goto(`${url()}#/circles`);
    await page.reload();
    await button(page, 'Train').waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    // A page without the network's worker would be smaller than this.
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it('needs no network once it is loaded', { timeout: patience }, async () => {
    const site = await serveSite();
    const { page } = await visit(await context(), `${site.url}#/circles?epochs=5`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const online = await train(page);
    await site.close();
    // Parts that were not asked for until now.
    await button(page, 'Draw the figures').click();
    await panel(page, 'Figures').getByRole('button', { name: 'save as SVG' }).first().waitFor({ timeout: 60_000 });
    await page.reload();
    expect(await train(page)).toBe(online);
    for (const name of pages) {
      await page.goto(`${site.url}#/${name}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await button(page, 'Train').waitFor();
  });
});
