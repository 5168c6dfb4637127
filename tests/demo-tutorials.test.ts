import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { button, demo, enter, panel, patience, train } from './support/demo.js';
import { projectFolder, removeProjects } from './support/project.js';
import { saved } from './support/site.js';

const { open, context } = demo();
let folder = '';
beforeAll(async () => {
  folder = await projectFolder();
});
afterAll(removeProjects);

/** What the command makes of a recipe: its checksum and its figures. */
async function ofCommand(
  name: string,
): Promise<{ readonly checksum: string; readonly figures: readonly string[]; readonly run: string }> {
  const run = join(folder, name);
  const { code, stdout, stderr } = await linnet(['run', name, '--json', '--out', run]);
  expect(code, stderr).toBe(0);
  const figures = join(run, 'figures');
  const names = await readdir(figures);
  return {
    checksum: JSON.parse(stdout).checksum,
    figures: await Promise.all(names.map((each) => readFile(join(figures, each), 'utf8'))),
    run,
  };
}

/** The figures that these buttons save, each of them one of the command's, byte for byte. */
async function savedFigures(
  page: Page,
  buttons: readonly Locator[],
  figures: readonly string[],
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const each of buttons) {
    const { name, bytes } = await saved(page, () => each.click());
    const text = bytes.toString('utf8');
    expect(figures.includes(text), `${name} is none of the command's`).toBe(true);
    texts.push(text);
  }
  return texts;
}

describe.each(['moku-classifier', 'sine-square', 'circles', 'threshold-lstm', 'classification'])(
  'the page %s',
  (name) => {
    it('gives the weights and figures of the command, and so does its address elsewhere', {
      timeout: 2 * patience,
    }, async () => {
      const expected = await ofCommand(name);
      const { page, complaints, picture } = await open(`#/${name}`);
      expect(await train(page)).toBe(expected.checksum);
      await button(page, 'Draw the figures').click();
      const buttons = panel(page, 'Figures').getByRole('button', { name: 'save as SVG' });
      await buttons.first().waitFor({ timeout: 60_000 });
      expect(new Set(await savedFigures(page, await buttons.all(), expected.figures)).size).toBe(await buttons.count());
      await picture(name);
      const again = await open(page.url().replace(/^.*#/u, '#'), await context());
      expect(await train(again.page)).toBe(expected.checksum);
      expect([...complaints, ...again.complaints]).toEqual([]);
    });
  },
);

describe('the page of the classifier', () => {
  it('tells the latency of its own network alone', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/instrument?epochs=1&layers=8:relu,1:tanh');
    await train(page);
    await panel(page, 'On an instrument').getByText('114', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Anomaly classifier' }).first().click();
    await panel(page, 'On an instrument').getByText('once there is a network').waitFor();
    await enter(page, /^Epochs/u, '1');
    await train(page);
    await panel(page, 'On an instrument').getByText('375', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the code of a page', () => {
  it('is copied with the settings, and the command runs it to the same weights', { timeout: patience }, async () => {
    const reader = await context({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, complaints } = await open('#/circles?epochs=7&layers=5:tanh,1:sigmoid&seed=3', reader);
    const trained = await train(page);
    const code = panel(page, 'The same in TypeScript');
    await code.getByText('Show the code').click();
    await button(code, 'Copy train.ts').click();
    await code.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("dense(5, { activation: 'tanh' })");
    const file = join(folder, 'train.ts');
    await writeFile(file, copied);
    const { code: status, stdout, stderr } = await linnet(['run', file, '--json', '--out', join(folder, 'code')]);
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout).checksum).toBe(trained);
    // It keeps in step with the settings.
    await enter(page, 'Epochs', '9');
    await code.getByText('epochs: 9').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('a whole tutorial', () => {
  it('runs in the page to what the command keeps', { timeout: 2 * patience }, async () => {
    const expected = await ofCommand('threshold-lstm');
    const { page, complaints, picture } = await open('#/threshold-lstm');
    const whole = panel(page, 'The whole tutorial');
    await button(whole, 'Run the whole tutorial').click();
    await whole.getByText('It has ended.').waitFor({ timeout: patience });
    expect(await whole.locator('code').first().textContent()).toBe(expected.checksum);
    const buttons = await whole.getByRole('button', { name: 'save as SVG' }).all();
    expect([...(await savedFigures(page, buttons, expected.figures))].sort()).toEqual([...expected.figures].sort());
    await picture('whole-tutorial');
    expect(complaints).toEqual([]);
  });
});
