import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { button, demo, panel, patience, train } from './support/demo.js';
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

/** What these buttons save are figures of the command, byte for byte. */
async function areFigures(page: Page, buttons: readonly Locator[], figures: readonly string[]): Promise<void> {
  for (const each of buttons) {
    const { name, bytes } = await saved(page, () => each.click());
    expect(figures.includes(bytes.toString('utf8')), `${name} is none of the command's`).toBe(true);
  }
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
      await areFigures(page, await buttons.all(), expected.figures);
      await picture(name);
      const again = await open(page.url().replace(/^.*#/u, '#'), await context());
      expect(await train(again.page)).toBe(expected.checksum);
      expect([...complaints, ...again.complaints]).toEqual([]);
    });
  },
);

describe('a whole tutorial', () => {
  it('runs in the page to what the command keeps', { timeout: 2 * patience }, async () => {
    const expected = await ofCommand('threshold-lstm');
    const { page, complaints, picture } = await open('#/threshold-lstm');
    const whole = panel(page, 'The whole tutorial');
    await button(whole, 'Run the whole tutorial').click();
    await whole.getByText('It has ended.').waitFor({ timeout: patience });
    expect(await whole.locator('code').first().textContent()).toBe(expected.checksum);
    const buttons = await whole.getByRole('button', { name: 'save as SVG' }).all();
    expect(buttons.length).toBe(expected.figures.length);
    await areFigures(page, buttons, expected.figures);
    await picture('whole-tutorial');
    expect(complaints).toEqual([]);
  });
});
