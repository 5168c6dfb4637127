import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDat, formatNpy, ndarray } from 'linnet';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { button, checksum, demo, enter, panel, patience, results, train } from './support/demo.js';
import { projectFolder, removeProjects } from './support/project.js';
import { saved } from './support/site.js';

const { open, context } = demo();
let folder = '';
beforeAll(async () => {
  folder = await projectFolder();
});
afterAll(removeProjects);

/** What pictures say to those who do not see them. */
const pictures = (page: Page, part: string) =>
  panel(page, part)
    .getByRole('img')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));

describe('the playground', () => {
  it('shows floats and bits side by side, and what does not fit', { timeout: patience }, async () => {
    const { page, complaints, picture } = await open('#/playground?epochs=60');
    const bits = panel(page, 'Floats and bits');
    await bits.getByLabel('Also in words of a few bits').check();
    await train(page);
    const score = () => bits.locator('dd').first().textContent();
    const slider = bits.getByRole('slider', { name: /Bits of a word/u });
    await slider.fill('12');
    await bits.getByText('12 bits').first().waitFor();
    await expect.poll(score).toMatch(/%/u);
    const fine = await score();
    await slider.fill('2');
    await bits.getByText('2 bits', { exact: true }).waitFor();
    await expect.poll(score).not.toBe(fine);
    expect(await bits.getByText('Values that do not fit their word').count()).toBe(1);
    expect((await pictures(page, 'Floats and bits')).length).toBe(2);
    await picture('playground-bits');
    expect(complaints).toEqual([]);
  });

  it('draws every neuron', { timeout: patience }, async () => {
    const { page, complaints, picture } = await open('#/playground?epochs=10&layers=5%3Atanh%2C3%3Atanh%2C1%3Asigmoid');
    await train(page);
    await panel(page, 'Every neuron').getByLabel('Draw each of them').check();
    await expect.poll(async () => (await pictures(page, 'Every neuron')).length).toBe(9);
    await picture('playground-neurons');
    expect(complaints).toEqual([]);
  });

  it('learns numbers too', { timeout: patience }, async () => {
    const { page, complaints, picture } = await open('#/playground?epochs=80');
    await page.getByRole('combobox', { name: 'Data' }).selectOption('surface');
    await train(page);
    const [[, , loss = ''] = []] = await results(page);
    expect(Number(loss)).toBeLessThan(0.2);
    await picture('playground-surface');
    expect(complaints).toEqual([]);
  });

  it('trains several seeds at once, which one by one give the same', { timeout: patience }, async () => {
    const { page, complaints, picture } = await open('#/playground?epochs=8');
    await enter(page, /^Seeds side by side/u, '3');
    await train(page);
    const rows = await results(page);
    expect(rows.length).toBe(3);
    await picture('playground-seeds');
    await enter(page, /^Seeds side by side/u, '1');
    await enter(page, /^Seed$/u, rows[2]?.[0] ?? '');
    await button(page, 'Train again').first().click();
    await expect.poll(async () => (await results(page)).length).toBe(1);
    expect(await checksum(page)).toBe(rows[2]?.at(-1));
    expect(complaints).toEqual([]);
  });

  it('can be paused, goes on epoch by epoch, and comes to the same', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/playground?epochs=30');
    const undisturbed = await train(page);
    await button(page, 'Reset').click();
    const controls = panel(page, 'Training');
    await button(page, 'Step').click();
    await controls
      .getByText(/^1 (of|\/) 30|epoch 1/iu)
      .first()
      .waitFor();
    await button(page, 'Step').click();
    await controls
      .getByText(/^2 (of|\/) 30|epoch 2/iu)
      .first()
      .waitFor();
    await button(page, 'Resume').click();
    expect(await checksum(page)).toBe(undisturbed);
    expect(complaints).toEqual([]);
  });
});

/** Rows of two clouds, and of which cloud each is. */
const clouds = Array.from({ length: 60 }, (_, row) => {
  const side = row % 2;
  return [side * 4 + Math.sin(row), side * 40 + Math.cos(row * 1.7), side] as const;
});

const ownFile = (page: Page) => panel(page, 'Rows of your own').locator('input[type=file]');
const fileOf = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

const csv = `width,height,kind\n${clouds.map(([a, b, side]) => `${a},${b},${side ? 'large' : 'small'}`).join('\n')}\n`;

describe("files of one's own", () => {
  it('a table with names of classes', { timeout: patience }, async () => {
    const { page, complaints, picture } = await open('#/playground?epochs=40');
    await ownFile(page).setInputFiles(fileOf('clouds.csv', csv));
    await page.getByText('clouds.csv: 60 rows').waitFor();
    await expect.poll(() => page.url()).toContain('binaryCrossentropy');
    const first = await train(page);
    const [[, , , accuracy = ''] = []] = await results(page);
    expect(accuracy).toBe('100.0 %');
    await picture('playground-csv');
    // Elsewhere the address asks for the file, takes no other, and comes to the same.
    const again = await open(page.url().replace(/^.*#/u, '#'), await context());
    const missing = panel(again.page, 'A file is missing').locator('input[type=file]');
    await missing.setInputFiles(fileOf('other.csv', csv.replace('small', 'large')));
    await again.page.getByText('other.csv is another file').waitFor();
    await missing.setInputFiles(fileOf('clouds.csv', csv));
    expect(await train(again.page)).toBe(first);
    expect([...complaints, ...again.complaints]).toEqual([]);
  });

  it.each([
    ['clouds.npy', [fileOf('clouds.npy', formatNpy(ndarray(Float64Array.from(clouds.flat()), [60, 3])))]],
    ['clouds.dat', [fileOf('clouds.dat', formatDat(Float64Array.from(clouds.flat())))]],
    [
      'pairs of .dat files',
      clouds.flatMap(([a, b, side], row) => [
        fileOf(`X_${row + 1}.dat`, formatDat(Float64Array.of(a, b))),
        fileOf(`Y_${row + 1}.dat`, formatDat(Float64Array.of(side))),
      ]),
    ],
  ])('%s', { timeout: patience }, async (_, files) => {
    const { page, complaints } = await open('#/playground?epochs=40');
    await ownFile(page).setInputFiles(files);
    await page.getByText(/: 60 rows\./u).waitFor();
    await page.waitForTimeout(500);
    await train(page);
    const [[, , , accuracy = ''] = []] = await results(page);
    expect(accuracy).toBe('100.0 %');
    expect(complaints).toEqual([]);
  });
});

describe('files that are dropped', () => {
  /** Drops a file on a place of the page. */
  async function drop(page: Page, selector: string, name: string, text: string): Promise<void> {
    const dataTransfer = await page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName));
        return transfer;
      },
      [name, text] as const,
    );
    await page.dispatchEvent(selector, 'dragover', { dataTransfer });
    await page.dispatchEvent(selector, 'drop', { dataTransfer });
  }

  it('are taken anywhere on the playground, rows as rows and networks as networks', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/playground?epochs=5');
    const trained = await train(page);
    const { bytes } = await saved(page, () => button(page, 'Save Model').click());
    await drop(page, 'h1', 'clouds.csv', csv);
    await page.getByText('clouds.csv: 60 rows').waitFor();
    await drop(page, 'h1', 'network.json', bytes.toString());
    await panel(page, 'Bring a network back').getByText(trained).waitFor();
    await drop(page, 'label.file-drop', 'clouds.txt', csv.replaceAll(',', '\t'));
    await page.getByRole('alert').or(page.getByText('clouds.txt: 60 rows')).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('lead nowhere on other pages', async () => {
    const { page } = await open('#/circles');
    await button(page, 'Train').waitFor();
    const refused = await page.evaluate(() => {
      const event = new DragEvent('drop', { bubbles: true, cancelable: true });
      document.querySelector('h1')?.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(refused).toBe(true);
  });
});

describe('a network that comes back', () => {
  it('from its model file, with the same checksum and files', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/playground?epochs=20');
    const trained = await train(page);
    const model = await saved(page, () => button(page, 'Save Model').click());
    const { page: other, complaints: others, picture } = await open('#/playground', await context());
    const back = panel(other, 'Bring a network back');
    await back.locator('input[type=file]').setInputFiles(fileOf(model.name, model.bytes));
    await back.getByText(trained).waitFor();
    const again = await saved(other, () => button(other, 'Save Model').click());
    expect(again.bytes.equals(model.bytes)).toBe(true);
    // It has no training to tell of.
    expect(await button(other, 'Save History').isEnabled()).toBe(false);
    await picture('playground-restored');
    expect([...complaints, ...others]).toEqual([]);
  });

  it('from the .linn of the command', { timeout: 2 * patience }, async () => {
    const run = join(folder, 'linn');
    await linnet(['run', 'moku-classifier', '--epochs', '2', '--out', run]);
    const name = (await readdir(run)).find((each) => each.endsWith('.linn')) ?? '';
    const { page, complaints } = await open('#/playground');
    const back = panel(page, 'Bring a network back');
    await back.locator('input[type=file]').setInputFiles(fileOf(name, await readFile(join(run, name))));
    await back.getByText('a network for the instrument').waitFor();
    await back.getByText('22,837').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('a learning rate', () => {
  it('is found, drawn and taken', { timeout: patience }, async () => {
    const { page, complaints, picture } = await open('#/circles');
    const rates = panel(page, 'A learning rate');
    await button(rates, 'Look for a rate').click();
    const take = rates.getByRole('button', { name: /^Take /u });
    await take.waitFor({ timeout: 60_000 });
    await picture('learning-rate');
    const before = page.url();
    await take.click();
    await expect.poll(() => page.url()).not.toBe(before);
    // It is one to train with.
    await train(page);
    const [row = []] = await results(page);
    expect(Number.parseFloat(row[3] ?? '')).toBeGreaterThan(95);
    expect(complaints).toEqual([]);
  });
});
