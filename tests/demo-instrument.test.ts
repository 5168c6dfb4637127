import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { button, demo, enter, panel, patience, train } from './support/demo.js';
import { simulator } from './support/simulator.js';
import { saved } from './support/site.js';

const { open, origin } = demo();

/** Of so many milliseconds, the share in which the network says that there is an anomaly. */
const alarm = (page: Page, milliseconds: number): Promise<number> =>
  page.evaluate(async (wait) => {
    const end = performance.now() + wait;
    const answers: number[] = [];
    while (performance.now() < end) {
      answers.push(Number(document.querySelector('.scope + p output')?.textContent));
      await new Promise(requestAnimationFrame);
    }
    return answers.filter((answer) => answer > 0.5).length / answers.length;
  }, milliseconds);

describe('the page of the instrument', () => {
  it('shows a signal and what the network says of it: an anomaly is noticed, in floats and in words', {
    timeout: patience,
  }, async () => {
    const { page, complaints, picture } = await open('#/instrument');
    const scope = panel(page, 'Oscilloscope');
    await button(page, 'Run').click();
    await scope.getByText('It runs as soon as there is a network').waitFor();
    await train(page);
    await scope.getByText('a window of 100 samples').waitFor();
    await page.waitForTimeout(1000);
    for (const arithmetic of ['float', 'fixed']) {
      await scope.getByRole('combobox', { name: 'Arithmetic' }).selectOption(arithmetic);
      await scope.getByText(/Network now: -?\d/u).waitFor();
      const before = await alarm(page, 1500);
      await button(page, 'Anomaly').click();
      // It is in the window of 100 samples for a quarter of a second or more.
      expect(await alarm(page, 1000), arithmetic).toBeGreaterThan(before + 0.1);
    }
    await scope.getByText('values did not fit their word').waitFor();
    await picture('instrument-running');
    expect(complaints).toEqual([]);
  });

  it('hears the same from a .linn that comes back as it was saved', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/instrument');
    await train(page);
    const { name, bytes } = await saved(page, () => button(page, 'Save .linn').click());
    const back = await open('#/instrument');
    const input = panel(back.page, 'Bring a network back').locator('input[type=file]');
    await input.setInputFiles({ name, mimeType: 'application/zip', buffer: bytes });
    await button(back.page, 'Run').click();
    await panel(back.page, 'Oscilloscope')
      .getByText(/Network now: -?\d/u)
      .waitFor();
    const before = await alarm(back.page, 1500);
    await button(back.page, 'Anomaly').click();
    expect(await alarm(back.page, 1000)).toBeGreaterThan(before + 0.1);
    expect([...complaints, ...back.complaints]).toEqual([]);
  });

  it('goes on with another network once one is trained', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/instrument?epochs=2&layers=8:relu,1:tanh');
    const scope = panel(page, 'Oscilloscope');
    await train(page);
    await button(page, 'Run').click();
    await scope.getByText(/Network now: -?\d/u).waitFor();
    await enter(page, 'As text', '4:relu,4:relu,1:tanh');
    await button(page, 'Train again').click();
    await panel(page, 'On an instrument').getByText('3 of 5').waitFor();
    await scope.getByText(/Network now: -?\d/u).waitFor();
    await button(scope, 'Stop').click();
    expect(complaints).toEqual([]);
  });

  it('tells what each instrument makes of the network', { timeout: patience }, async () => {
    const { page, complaints } = await open('#/instrument?epochs=1');
    await train(page);
    const device = panel(page, 'On an instrument');
    // Sums of inputs and three for each of five layers: 103 + 103 + 67 + 67 + 35.
    await device.getByText('375', { exact: true }).waitFor();
    for (const [name, latency] of [
      ['Moku:Go', '12.0 µs'],
      ['Moku:Pro', '1.20 µs'],
    ] as const) {
      await device.getByRole('combobox', { name: 'Instrument' }).selectOption(name);
      await device.getByText(latency, { exact: true }).waitFor();
    }
    expect(complaints).toEqual([]);
  });

  it('uploads the network to a simulated instrument, and replaces what runs there only where that was seen', {
    timeout: patience,
  }, async () => {
    const { address, end } = await simulator('--port', '0', '--allow-origin', origin());
    const { page, complaints } = await open('#/instrument?epochs=2');
    await train(page);
    const upload = panel(page, 'Upload');
    await enter(page, 'Address', address);
    await button(upload, 'Look what runs there').click();
    await upload.getByText('Nothing runs there').waitFor();
    await button(upload, 'Upload').click();
    await upload.getByText('5 layers run in slot 1 of 4').waitFor();
    expect(await button(upload, 'Upload').isEnabled()).toBe(false);
    await button(upload, 'Look what runs there').click();
    await upload.getByText('an upload replaces all of it').waitFor();
    expect(await button(upload, 'Upload').isEnabled()).toBe(false);
    await upload.getByRole('checkbox', { name: /replace what runs/u }).check();
    await button(upload, 'Upload').click();
    await upload.getByText('5 layers run in slot 1 of 4').waitFor();
    // What was seen at one address says nothing of another.
    await button(upload, 'Look what runs there').click();
    await upload.getByText('an upload replaces all of it').waitFor();
    await enter(page, 'Address', '127.0.0.1:9');
    expect(await button(upload, 'Upload').isEnabled()).toBe(false);
    expect(complaints).toEqual([]);
    await button(upload, 'Look what runs there').click();
    await upload.getByRole('alert').waitFor();
    expect(await end()).toBe(0);
  });
});
