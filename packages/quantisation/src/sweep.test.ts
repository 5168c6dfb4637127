import { fromRows, type NdArray, random, type Samples } from '@linnet/core';
import { meanSquaredError } from '@linnet/metrics';
import { describe, expect, it } from 'vitest';
import { artifactOf, clippedModel, denseSpec, errorOf } from '../test/models.js';
import { formatSweep, predictQuantised, quantise, sweepBits } from './index.js';

const x: NdArray<Float64Array> = { data: random(8).uniform(-1, 1, 400 * 4), shape: [400, 4] };
const model = clippedModel([4, 8, 6, 1], ['relu', 'relu', 'sigmoid'], { seed: 12 });
/** What the model says itself, as near as 24 bits are. */
const said = predictQuantised(
  quantise(model, { input: 24, weights: 20, activations: 24, calibration: x }).artifact,
  x,
).data.map((value) => (value > 0.5 ? 1 : 0));
const data: Samples = { x, y: { data: said, shape: [400, 1] } };

describe('a sweep', () => {
  const sweep = sweepBits(model, data, { bits: [2, 4, 8, 16] });

  it('says what bits cost, and counts rows that change', () => {
    expect(sweep).toMatchObject({ float: 1, rows: 400, others: 16 });
    const [coarse, , fine, finest] = sweep.whole;
    expect(coarse?.score).toBeLessThan(0.95);
    expect(fine?.score).toBeGreaterThan(0.95);
    expect(finest?.score).toBeGreaterThan(0.99);
    for (const { score, changed } of sweep.whole) {
      // The float model was right everywhere, so whatever changes is lost.
      expect(changed).toEqual({ rows: Math.round(400 * (1 - score)), gained: 0, lost: Math.round(400 * (1 - score)) });
    }
  });

  it('tries every layer alone', () => {
    expect(sweep.layers.map(({ name }) => name)).toEqual(['dense_1', 'dense_2', 'dense_3']);
    for (const { points } of sweep.layers) {
      expect(points.map(({ bits }) => bits)).toEqual([2, 4, 8, 16]);
      expect(points.at(-1)).toEqual(sweep.whole.at(-1));
    }
    expect(sweepBits(model, data, { bits: [8], byLayer: false }).layers).toEqual([]);
  });

  it('counts both ways', () => {
    const contrary: Samples = { x, y: { data: said.map((value) => 1 - value), shape: [400, 1] } };
    const { float, whole } = sweepBits(model, contrary, { bits: [2], byLayer: false });
    expect(float).toBe(0);
    expect(whole[0]?.changed).toMatchObject({ gained: whole[0]?.changed?.rows, lost: 0 });
    expect(whole[0]?.changed?.rows).toBeGreaterThan(20);
  });

  it('takes another metric, which counts no classes', () => {
    const { whole, float } = sweepBits(model, data, { bits: [3, 16], metric: meanSquaredError, byLayer: false });
    expect(whole[0]).not.toHaveProperty('changed');
    expect(Math.abs((whole[1]?.score ?? 0) - float)).toBeLessThan(1e-3);
    expect(Math.abs((whole[0]?.score ?? 0) - float)).toBeGreaterThan(1e-3);
  });

  it('knows class indices beside several outputs', () => {
    const classes = artifactOf(4, [denseSpec(4, 3, { activation: 'softmax' })]);
    const y = { data: new Float64Array(400).fill(1), shape: [400] };
    const [point] = sweepBits(classes, { x, y }, { bits: [16], byLayer: false }).whole;
    expect(point?.score).toBeGreaterThan(0.05);
    expect(point?.changed?.rows).toBeLessThan(3);
  });

  it('is text for a terminal', () => {
    const text = formatSweep(sweep);
    expect(text).toContain('Float model: 1 on 400 rows\n\nbits   score  against float  changed  gained  lost\n');
    expect(text).toContain('One layer alone, the others at 16 bits:\nlayer ');
    expect(formatSweep(sweepBits(model, data, { bits: [8], byLayer: false }))).not.toContain('alone');
  });

  it.each<[string, () => unknown, string]>([
    ['bits', () => sweepBits(model, data, { bits: [1] }), 'bits is a list; use a list of whole numbers from 2 to 32'],
    [
      'options it sets itself',
      () => sweepBits(model, data, { quantise: { weights: 8 } as never }),
      'does not know the option "weights"',
    ],
    ['no samples', () => sweepBits(model, null as never), 'Calibration is not an array with a shape'],
    ['no targets', () => sweepBits(model, { x } as never), 'Targets is not an array with a shape'],
    ['fewer targets', () => sweepBits(model, { x, y: fromRows([[1]]) }), 'Truth has 1 rows, predicted 400'],
    [
      'words that are too long',
      () => sweepBits(model, data, { bits: [32] }),
      'At 32 bits: This model cannot be quantised',
    ],
    ['a model that is none', () => sweepBits({} as never, data), 'This is no model'],
    [
      'layers that cannot be',
      () => sweepBits(artifactOf(4, [{ kind: 'lstm', name: 'l', config: {}, weights: {} }]), data),
      'of kind "lstm"',
    ],
  ])('refuses %s', (_, act, part) => {
    expect(errorOf(act).message).toContain(part);
  });
});
