import { fromRows, linn, linnModel } from 'linnet';
import { describe, expect, it } from 'vitest';
import { instrumentNotes } from './instrument-notes.js';

const bounds = { low: [-1, -0.5], high: [0, 0.5] };
const artifact = linnModel(2, [[1, 'sigmoid']], { scaling: { input: bounds } })
  .compile({ seed: 1 })
  .toArtifact();

async function notesFor(options: object, rows: readonly (readonly number[])[] | undefined, trainingRate?: number) {
  const { report } = await linn.export(artifact, { clipWeights: true, ...options });
  return instrumentNotes({ report, rows: rows === undefined ? undefined : fromRows(rows), trainingRate });
}

describe('notes for the instrument', () => {
  it('tell the sample rate and where it is from', async () => {
    expect(await notesFor({ sampleRate: 1000 }, undefined, 1000)).toEqual([
      'Sample rate: 1000 Hz, that of the data the model was trained on.',
    ]);
    expect(await notesFor({ sampleRate: 500 }, undefined)).toEqual(['Sample rate: 500 Hz, as asked for.']);
    expect(await notesFor({ sampleRate: 500 }, undefined, 1000)).toEqual([
      'Sample rate: 500 Hz, as asked for; the data the model was trained on have 1000 Hz.',
    ]);
    expect(await notesFor({}, undefined)).toEqual([expect.stringContaining('No sample rate is known')]);
  });

  it('tell rows that levels clip: all columns on one channel, or each on its own', async () => {
    const rows = [
      [-0.9, 0.4],
      [0.1, 0.2],
      [0, 0.8],
    ];
    const [, serial] = await notesFor({}, rows);
    expect(serial).toContain(
      'clips values of 1 of 3 rows at the input levels (-1 to 0.5), by up to 20 % of their span',
    );
    const [, parallel] = await notesFor({ inputChannels: 2 }, rows);
    expect(parallel).toContain('clips values of 2 of 3 rows at the input levels (-1 to 0; -0.5 to 0.5), by up to 30 %');
    expect(await notesFor({}, [[-1, 0.5]])).toHaveLength(1);
  });

  it('are none for other exporters', () => {
    for (const report of [undefined, null, 1, {}, { setup: null }, { setup: { format: 'other' } }]) {
      expect(instrumentNotes({ report, rows: fromRows([[9]]), trainingRate: 1 })).toEqual([]);
    }
  });
});
