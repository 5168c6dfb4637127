import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { formatNpy, plateaus } from 'linnet';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { linnet } from './support/command.js';
import { projectFolder, removeProjects } from './support/project.js';
import { simulator } from './support/simulator.js';
import { openBrowser, type Site, saved, serveSite, visit } from './support/site.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let site: Site;
let browser: Browser;
let folder = '';

beforeAll(async () => {
  folder = await projectFolder();
  [site, browser] = await Promise.all([serveSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await removeProjects();
});

async function context(): Promise<BrowserContext> {
  const made = await browser.newContext();
  onTestFinished(() => made.close());
  return made;
}

const patience = 150_000;

/** Trains with the settings of the page, and gives the checksum that it shows. */
async function train(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  return checksum(page);
}

async function checksum(page: Page): Promise<string> {
  const cell = page.getByRole('region', { name: 'Training' }).locator('tbody tr').first().locator('td').last();
  await cell.waitFor({ timeout: patience });
  return ((await cell.textContent()) ?? '').trim();
}

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

describe.each(['moku-classifier', 'sine-square', 'circles', 'threshold-lstm', 'classification'])(
  'the page %s',
  (name) => {
    it('gives the weights and figures of the command, and so does its address elsewhere', {
      timeout: 2 * patience,
    }, async () => {
      const expected = await ofCommand(name);
      const { page, complaints, picture } = await visit(await context(), `${site.url}#/${name}`);
      expect(await train(page)).toBe(expected.checksum);
      await page.getByRole('button', { name: 'Draw the figures' }).click();
      const buttons = page
        .getByRole('region', { name: 'Figures', exact: true })
        .getByRole('button', { name: 'save as SVG' });
      await buttons.first().waitFor({ timeout: 60_000 });
      for (const button of await buttons.all()) {
        const { name: file, bytes } = await saved(page, () => button.click());
        expect(expected.figures.includes(bytes.toString('utf8')), `${file} is none of the command's`).toBe(true);
      }
      await picture(name);
      const again = await visit(await context(), page.url());
      expect(await train(again.page)).toBe(expected.checksum);
      expect([...complaints, ...again.complaints]).toEqual([]);
    });
  },
);

/** The files of an archive are those of a folder, byte for byte. */
async function same(archive: Buffer, where: string): Promise<void> {
  const files = Object.entries(unzipSync(archive));
  expect(files.length).toBeGreaterThan(1);
  for (const [name, bytes] of files)
    expect(Buffer.from(bytes).equals(await readFile(join(where, name))), name).toBe(true);
}

describe('what is taken away', () => {
  it('is what the command writes, byte for byte', { timeout: 2 * patience }, async () => {
    const run = join(folder, 'exported');
    await linnet(['run', 'moku-classifier', '--epochs', '3', '--out', run]);
    // Words are fitted to the training rows.
    const rows = join(folder, 'rows.npy');
    await writeFile(rows, formatNpy(plateaus({ seed: 42 }).train.x));
    const { page, complaints } = await visit(await context(), `${site.url}#/moku-classifier`);
    const epochs = page.getByRole('textbox', { name: /^Epochs/u });
    await epochs.fill('3');
    await epochs.press('Enter');
    await train(page);
    const take = (label: RegExp) => saved(page, () => page.getByRole('button', { name: label }).click());
    const linn = await take(/^Save .*\.linn/u);
    await same(linn.bytes, run);
    for (const [kind, label] of [
      ['c', 'Save C'],
      ['verilog', 'Save Verilog'],
    ] as const) {
      const out = join(folder, `classifier-${kind}`);
      const { code, stderr } = await linnet([
        'export',
        run,
        '--to',
        kind,
        '--format',
        '16',
        '--name',
        'classifier',
        '--data',
        rows,
        '--out',
        out,
      ]);
      expect(code, stderr).toBe(0);
      await same((await saved(page, () => page.getByRole('button', { name: label, exact: true }).click())).bytes, out);
    }
    expect(complaints).toEqual([]);
  });
});

describe('the page of the instrument', () => {
  it('runs a signal through the network, and uploads it to a simulated instrument', { timeout: patience }, async () => {
    const { address, end } = await simulator('--port', '0', '--allow-origin', site.origin);
    const { page, complaints, picture } = await visit(await context(), `${site.url}#/instrument`);
    await train(page);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Anomaly', exact: true }).click();
    await page.getByText('A window of 100 samples').waitFor();
    const answers = () => page.getByRole('status').allTextContents();
    await expect.poll(answers, { timeout: 20_000 }).toContainEqual(expect.stringMatching(/^-?\d\.\d{3}$/u));
    await picture('instrument-running');
    await page.getByRole('region', { name: 'Oscilloscope' }).getByRole('button', { name: 'Stop' }).click();
    const field = page.getByRole('textbox', { name: 'Address' });
    await field.fill(address);
    await field.press('Enter');
    await page.getByRole('button', { name: 'Look what runs there' }).click();
    await page.getByText('Nothing runs there').waitFor();
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('5 layers run in slot 1 of 4').waitFor();
    await page.getByRole('button', { name: 'Look what runs there' }).click();
    await page.getByText('an upload replaces all of it').waitFor();
    expect(complaints).toEqual([]);
    expect(await end()).toBe(0);
  });
});

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
      const made = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
      onTestFinished(() => made.close());
      for (const name of pages) {
        const { page, complaints, picture } = await visit(made, `${site.url}#/${name}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await page.addScriptTag({ path: axe });
        const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(360);
        await picture(`${name || 'start'}-${colorScheme}`);
        expect(complaints).toEqual([]);
        await page.close();
      }
    },
  );

  it('is little to load', async () => {
    const { page } = await visit(await context(), `${site.url}#/`);
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => bodies.push(response.body()));
    await page.goto(`${site.url}#/circles`);
    await page.reload();
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    // A page without the network's worker would be smaller than this.
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });
});

interface Axe {
  run(): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

/** A page whose worker begins with a script of ours. */
async function withWorker(script: string, address: string) {
  const made = await context();
  await made.route(/\/worker-[^/]*\.js$/u, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};\n${await response.text()}` });
  });
  return visit(made, `${site.url}${address}`);
}

describe('where something is wrong', () => {
  it.each([
    ['#/nowhere?epochs=5', 'nowhere'],
    ['#/circles?epochs=-3&layers=4%3Arelu', 'epochs'],
    ['#/circles?from=the-future', 'from'],
    ['#/playground?%E0%A4%A', ''],
  ])('the address %s is told of, and the page works', async (address, word) => {
    const { page, complaints } = await visit(await context(), `${site.url}${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (word !== '') await page.getByText(word).first().waitFor();
    expect(complaints.filter((line) => line.startsWith('page error'))).toEqual([]);
  });

  it('a broken file is told of, and another can be given', async () => {
    const { page } = await visit(await context(), `${site.url}#/playground`);
    const input = page.getByRole('region', { name: 'Rows of your own' }).locator('input[type=file]');
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
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('combobox', { name: 'Backend' }).selectOption('js');
    await page.getByRole('button', { name: 'Train again' }).first().click();
    expect(await checksum(page)).toMatch(/^[0-9a-f]{8}$/u);
  });

  it('a worker that dies is told of, and another takes its place', { timeout: patience }, async () => {
    const script =
      "self.addEventListener('message', ({ data }) => { if (JSON.stringify(data).includes('\"train\"') && !self.name.includes('x')) setTimeout(() => { throw new Error('it died'); }); })";
    const { page } = await withWorker(script, '#/circles');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    await page
      .getByRole('button', { name: /restart|again|start/iu })
      .first()
      .waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
});
