import { describe, expect, it } from 'vitest';
import { dense, model } from '../test/models.js';
import { linnToArtifact } from './artifact.js';
import { linn } from './exporter.js';
import type { LinnOptions } from './options.js';
import { setupScaling } from './setup-scaling.js';

const volts = { input: { low: [-1, -0.9], high: [1.2, 1.1] }, output: { low: [0], high: [1] } };
const layers = [dense(2, 2), dense(2, 1)];

async function exported(scaling: Parameters<typeof model>[1], options: LinnOptions = {}) {
  const { value, beside, report } = await linn.export(model(layers, scaling), { ...options, name: 'net' });
  return { value, report, text: new TextDecoder().decode(beside?.['net.setup.json']), hash: report.setup.sha256 };
}

describe('setupScaling', () => {
  it('gives each channel its bounds', async () => {
    const { text, hash } = await exported({ scaling: volts }, { inputChannels: 2 });
    expect(setupScaling(text, hash)).toEqual(volts);
  });

  it('gives a window the bounds of its channel, as the instrument does', async () => {
    const { text, hash } = await exported({ scaling: volts });
    expect(setupScaling(text, hash).input).toEqual({ low: [-1, -1], high: [1.2, 1.2] });
  });

  it('is nothing where nothing is scaled', async () => {
    const { text, hash } = await exported({});
    expect(setupScaling(text, hash)).toEqual({});
  });

  it('makes a model of the file that is exported with the same setup', async () => {
    const { value, text, hash } = await exported({ scaling: volts });
    const again = await linn.export(linnToArtifact(value, setupScaling(text, hash)), { name: 'net' });
    expect(again.report.setup.input.bounds).toEqual([{ low: -1, high: 1.2 }]);
    expect(again.report.setup.output.bounds).toEqual([{ low: 0, high: 1 }]);
    expect(again.report.setup.sha256).toBe(hash);
  });

  it.each([
    ['not', 'it is not JSON'],
    ['7', 'it is 7, not an object'],
    ['{}', 'its format is undefined'],
    ['{"format":"linnet-setup/1","sha256":"b"}', 'it belongs to another .linn file'],
    ['{"format":"linnet-setup/1","sha256":"a"}', 'input is undefined, not an object'],
    ['{"format":"linnet-setup/1","sha256":"a","input":{}}', 'input does not say how it is scaled'],
    [setupOf({ mode: 'serial', width: 9, bounds: [] }), 'input has bounds of 0 channels for rows of 9'],
    [setupOf({ mode: 'parallel', width: 2, bounds: [{ low: 0, high: 1 }] }), 'input has bounds of 1 channels'],
    [setupOf({ mode: 'serial', width: 9, bounds: [{ low: 2, high: 1 }] }), 'input goes from 2 to 1'],
  ])('refuses %s', (text, message) => {
    expect(() => setupScaling(text, 'a')).toThrow(message);
  });
});

function setupOf(input: object): string {
  return JSON.stringify({ format: 'linnet-setup/1', sha256: 'a', input: { scaled: true, ...input }, output: {} });
}
