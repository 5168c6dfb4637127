import { fromRows, random, type Scaling, scale } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { clip, dense, model } from '../test/models.js';
import { largestDeviation, sharedBounds } from './bounds.js';
import { linn } from './exporter.js';
import { runLinn } from './run.js';

const input = { low: [-1, -0.9, 0.5, -0.95], high: [1.1, 1.2, 0.5, 1.15] };
const small = Array.from({ length: 12 }, (_, index) => (index - 5.5) / 8);
const scaled = (scaling: Scaling, kernel: readonly number[] = small) =>
  model([dense(4, 3, { kernel }), clip(), dense(3, 1), clip()], { scaling });

describe('foldScaling', () => {
  it('answers to shared scaling as the model answers to scaling column by column', async () => {
    const rows = fromRows(
      Array.from({ length: 50 }, (_, row) =>
        input.low.map(
          (low, column) => low + ((input.high[column] ?? low) - low) * (((row * 7 + column * 13) % 50) / 49),
        ),
      ),
    );
    const plain = await linn.export(scaled({ input }), {});
    const folded = await linn.export(scaled({ input }), { foldScaling: true });
    const { low, high } = sharedBounds(input);
    const shared = { low: input.low.map(() => low), high: input.high.map(() => high) };
    const expected = runLinn(plain.value, scale(rows, input)).data;
    const got = runLinn(folded.value, scale(rows, shared)).data;
    expect(Math.max(...Array.from(got, (y, index) => Math.abs(y - (expected[index] ?? Number.NaN))))).toBeLessThan(
      1e-6,
    );
    // Without the fold, the shared scaling gives something else.
    const wrong = runLinn(plain.value, scale(rows, shared)).data;
    expect(Math.max(...Array.from(wrong, (y, index) => Math.abs(y - (expected[index] ?? Number.NaN))))).toBeGreaterThan(
      1e-3,
    );
  });

  it('puts the shared bounds into the setup, with nothing left to differ', async () => {
    const { report } = await linn.export(scaled({ input }), { foldScaling: true });
    expect(report.setup).toMatchObject({
      folded: true,
      input: { bounds: [{ low: -1, high: 1.2 }], trainedBounds: input, largestDeviation: 0 },
    });
    expect(report.notes.join('\n')).not.toContain('of full scale');
  });

  it('never happens unasked: the deviation is stated instead', async () => {
    const { report, value } = await linn.export(scaled({ input }), {});
    expect(value.layers[0]?.weights[0]).toEqual([0, 3, 6, 9].map((index) => small[index]));
    expect(report.setup).toMatchObject({ folded: false, input: { largestDeviation: largestDeviation(input) } });
    expect(report.notes).toContain(
      'The input was scaled column by column, and one channel has one scaling: values differ by up to 0.3636 of full scale (foldScaling removes it where weights allow).',
    );
  });

  it('names the weights it would take outside', () => {
    const kernel = small.map((value, index) => (index === 4 ? 0.99 : value));
    expect(linn.check(scaled({ input }, kernel), { foldScaling: true })).toEqual([
      'Layer 1 (dense_4_3): folding the scaling would make 1 weight (kernel[1, 1] = 1.0371428728103638), outside [-1, 1]. Leave out foldScaling, or train with shared scaling.',
    ]);
    expect(linn.check(scaled({ input }, kernel), { foldScaling: true, clipWeights: true })).toHaveLength(1);
  });

  it('says when there is nothing to fold', async () => {
    const nothing = 'foldScaling had nothing to fold: each channel can do the scaling the model was trained with.';
    const same = { input: { low: [0, 0, 0, 0], high: [1, 1, 1, 1] } };
    for (const [scaling, inputChannels] of [
      [{}, 1],
      [same, 1],
      [{ input }, 4],
    ] as const) {
      const { report } = await linn.export(scaled(scaling), { foldScaling: true, inputChannels });
      expect(report.notes).toContain(nothing);
      expect(report.setup.folded).toBe(false);
    }
  });

  it('holds for random bounds and weights', async () => {
    const generator = random(7);
    for (let turn = 0; turn < 20; turn++) {
      const low = Array.from({ length: 4 }, () => generator.uniform(-1.1, -0.9));
      const high = Array.from({ length: 4 }, () => generator.uniform(0.9, 1.1));
      const scaling = { input: { low, high } };
      const kernel = Array.from({ length: 12 }, () => generator.uniform(-0.4, 0.4));
      const row = low.map((least, column) => generator.uniform(least, high[column] ?? 0));
      const shared = sharedBounds(scaling.input);
      const plain = await linn.export(scaled(scaling, kernel), {});
      const folded = await linn.export(scaled(scaling, kernel), { foldScaling: true });
      const expected = runLinn(plain.value, scale(fromRows([row]), scaling.input)).data;
      const got = runLinn(
        folded.value,
        row.map((value) => 2 * ((value - shared.low) / (shared.high - shared.low) - 0.5)),
      );
      expect(got[0]).toBeCloseTo(expected[0] ?? Number.NaN, 6);
    }
  });
});
