import { describe, expect, it } from 'vitest';
import { button, checksum, demo, enter, panel, patience, train } from './support/demo.js';
import { saved } from './support/site.js';

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
    ['#/nowhere?epochs=5', 'nowhere', 'Circles'],
    ['#/circles?epochs=-3&batchSize=1e300', 'epochs', undefined],
    ['#/circles?from=the-future&epochs=3', 'from', undefined],
    ['#/circles?data=__proto__&data.rows=5&epochs=3', '__proto__', undefined],
    ['#/playground?%E0%A4%A&epochs=3', '', undefined],
  ])('the address %s is told of, and the page works', { timeout: patience }, async (address, word, elsewhere) => {
    const { page, complaints } = await open(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (word !== '') await page.getByText(word).first().waitFor();
    if (elsewhere !== undefined) await page.getByRole('link', { name: elsewhere }).first().click();
    await train(page);
    expect(complaints).toEqual([]);
  });

  it('settings that cannot be used are told of beside them, and others work', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/playground?epochs=3&layers=40:relu,flatten,conv1d:4x99,1:sigmoid');
    await panel(page, 'Settings').getByRole('alert').waitFor();
    await enter(page, 'As text', '4:relu,1:sigmoid');
    await train(page);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('a broken model file is told of, and another can be given', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/playground?epochs=3');
    await train(page);
    const { bytes } = await saved(page, () => button(page, 'Save Model').click());
    const back = panel(page, 'Bring a network back');
    const give = (name: string, buffer: Buffer) =>
      back.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer });
    for (const [name, buffer] of [
      ['cut.json', bytes.subarray(0, 200)],
      ['junk.linn', Buffer.from('{}')],
    ] as const) {
      await give(name, buffer);
      await back.getByRole('alert').getByText(name).waitFor();
    }
    await give('whole.json', bytes);
    await back.getByText('Checksum').waitFor();
    expect(await back.getByRole('alert').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('without workers the page says so', async () => {
    const made = await context();
    await made.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
    const { page, complaints } = await open('#/circles', made);
    await page.getByText('This browser starts no worker here').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('without shared memory it trains to the same', { timeout: patience }, async () => {
    const { page } = await withWorker('delete self.SharedArrayBuffer', '#/circles?epochs=3');
    const { page: usual } = await open('#/circles?epochs=3');
    expect(await train(page)).toBe(await train(usual));
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
    const isWatched = () =>
      page.evaluate(async () => {
        const { held = [], pending = [] } = await navigator.locks.query();
        return held.some(({ name }) => pending.some((waiting) => waiting.name === name));
      });
    await expect.poll(isWatched).toBe(true);
    await button(page, 'Train').click();
    await page.getByText(word).first().waitFor();
    await page.unrouteAll();
    await page.context().unrouteAll();
    await button(page, 'Start the worker again').first().click();
    await button(page, 'Train again').first().click();
    await checksum(page);
  });
});
