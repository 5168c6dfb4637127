import { describe, expect, it } from 'vitest';
import { button, demo, panel, patience, train } from './support/demo.js';
import { simulator } from './support/simulator.js';

const { open, origin } = demo();

describe('the page of the instrument', () => {
  it('runs a signal through the network, and uploads it to a simulated instrument', { timeout: patience }, async () => {
    const { address, end } = await simulator('--port', '0', '--allow-origin', origin());
    const { page, complaints, picture } = await open('#/instrument');
    await train(page);
    await button(page, 'Run').click();
    await button(page, 'Anomaly').click();
    await page.getByText('a window of 100 samples').waitFor();
    const answers = () => page.getByRole('status').allTextContents();
    await expect.poll(answers, { timeout: 20_000 }).toContainEqual(expect.stringMatching(/^-?\d\.\d{3}$/u));
    await picture('instrument-running');
    await button(panel(page, 'Oscilloscope'), 'Stop').click();
    const field = page.getByRole('textbox', { name: 'Address' });
    await field.fill(address);
    await field.press('Enter');
    await button(page, 'Look what runs there').click();
    await page.getByText('Nothing runs there').waitFor();
    await button(page, 'Upload').click();
    await page.getByText('5 layers run in slot 1 of 4').waitFor();
    await button(page, 'Look what runs there').click();
    await page.getByText('an upload replaces all of it').waitFor();
    expect(complaints).toEqual([]);
    expect(await end()).toBe(0);
  });
});
