import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { formatNpy, plateaus } from 'linnet';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { button, demo, enter, panel, patience, train } from './support/demo.js';
import { projectFolder, removeProjects } from './support/project.js';
import { saved } from './support/site.js';

const { open } = demo();
let folder = '';
beforeAll(async () => {
  folder = await projectFolder();
});
afterAll(removeProjects);

/** A file that the page saves, by the word on its button; of an archive all that is in it. */
async function take(page: Page, what: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const { name, bytes } = await saved(page, () => button(panel(page, 'Take it away'), `Save ${what}`).click());
  return name.endsWith('.zip') ? unzipSync(bytes) : { [name]: bytes };
}

/** Files are those of a folder, byte for byte. */
async function same(files: Readonly<Record<string, Uint8Array>>, where: string): Promise<void> {
  for (const [name, bytes] of Object.entries(files))
    expect(Buffer.from(bytes).equals(await readFile(join(where, name))), name).toBe(true);
}

describe('what is taken away', () => {
  it('is what the command writes, byte for byte', { timeout: 2 * patience }, async () => {
    const run = join(folder, 'exported');
    await linnet(['run', 'moku-classifier', '--epochs', '3', '--out', run]);
    const rows = join(folder, 'rows.npy');
    await writeFile(rows, formatNpy(plateaus({ seed: 42 }).train.x));
    const { page, complaints } = await open('#/moku-classifier');
    await enter(page, /^Epochs/u, '3');
    await train(page);
    const linn = await take(page, '.linn');
    expect(Object.keys(linn)).toEqual(['classifier.linn', 'classifier.setup.json']);
    await same(linn, run);
    for (const [kind, label, count] of [
      ['c', 'C', 3],
      ['verilog', 'Verilog', 4],
      ['onnx', 'ONNX', 1],
    ] as const) {
      const out = join(folder, `classifier-${kind}`);
      // Words are fitted to the training rows.
      const fitted = ['--format', '16', '--name', 'classifier', '--data', rows];
      const { code, stderr } = await linnet(['export', run, '--to', kind, ...fitted, '--out', out]);
      expect(code, stderr).toBe(0);
      const files = await take(page, label);
      expect(Object.keys(files).length, label).toBe(count);
      await same(files, out);
    }
    const { 'classifier.json': model } = await take(page, 'Model');
    const { 'classifier.csv': history } = await take(page, 'History');
    await same({ 'model.json': model ?? new Uint8Array(), 'history.csv': history ?? new Uint8Array() }, run);
    await panel(page, 'Take it away').getByLabel('C and ONNX in floats').check();
    const out = join(folder, 'floats');
    await linnet(['export', run, '--to', 'onnx', '--name', 'classifier', '--out', out]);
    await same(await take(page, 'ONNX'), out);
    expect(complaints).toEqual([]);
  });

  it('is figures to print too', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/circles?epochs=5');
    await train(page);
    await button(page, 'Draw the figures').click();
    const png = panel(page, 'Figures').getByRole('button', { name: 'save as PNG' }).first();
    const { name, bytes } = await saved(page, () => png.click());
    expect(name).toMatch(/\.png$/u);
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(complaints).toEqual([]);
  });
});
