import { describe, expect, it } from 'vitest';
import { button, checksum, demo, panel, patience } from './support/demo.js';

const { open, context } = demo();

/** A page whose worker begins with a script of ours. */
async function withWorker(script: string, address: string) {
  const made = await context({ serviceWorkers: 'block' });
  await made.route(/\/worker-[^/]*\.js$/u, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};\n${await response.text()}` });
  });
  return open(address, made);
}

/** The worker does this when the page asks it to train the first time. */
const whenTraining = (act: string): string =>
  `self.addEventListener('message', ({ data }) => { if (JSON.stringify(data).includes('"train"')) { ${act} } })`;

describe('where something is wrong', () => {
  it.each([
    ['#/nowhere?epochs=5', 'nowhere'],
    ['#/circles?epochs=-3&layers=4%3Arelu', 'epochs'],
    ['#/circles?from=the-future', 'from'],
    ['#/playground?%E0%A4%A', ''],
  ])('the address %s is told of, and the page works', async (address, word) => {
    const { page, complaints } = await open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (word !== '') await page.getByText(word).first().waitFor();
    expect(complaints.filter((line) => line.startsWith('page error'))).toEqual([]);
  });

  it('a broken file is told of, and another can be given', async () => {
    const { page } = await open('#/playground');
    const input = panel(page, 'Rows of your own').locator('input[type=file]');
    await input.setInputFiles({
      name: 'broken.npy',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('junk'),
    });
    await page.getByRole('alert').first().waitFor();
    await input.setInputFiles({
      name: 'fine.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b,c\n1,2,0\n3,1,1\n2,5,0\n7,1,1\n'),
    });
    await page.getByText('Columns to predict').waitFor();
    expect(page.url()).toContain('sha256');
  });

  it('without WebAssembly the page says so, and trains on js', { timeout: patience }, async () => {
    const { page } = await withWorker('delete self.WebAssembly', '#/circles?epochs=3');
    await button(page, 'Train').click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('combobox', { name: 'Backend' }).selectOption('js');
    await button(page, 'Train again').first().click();
    await checksum(page);
  });

  it.each([
    ['throws', "setTimeout(() => { throw new Error('it died'); })", 'it died'],
    ['ends and says nothing', 'self.close()', 'lack of memory'],
  ])('a worker that %s is told of, and another takes its place', { timeout: patience }, async (_, act, word) => {
    const { page } = await withWorker(whenTraining(act), '#/circles?epochs=3');
    // A worker that ends before it has ever answered is told of after a minute alone.
    await page.waitForFunction(async () => ((await navigator.locks.query()).pending ?? []).length > 0);
    await button(page, 'Train').click();
    await page.getByText(word).first().waitFor();
    await page.unrouteAll();
    await page.context().unrouteAll();
    await button(page, 'Start the worker again').first().click();
    await button(page, 'Train again').first().click();
    await checksum(page);
  });
});
