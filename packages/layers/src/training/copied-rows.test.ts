import { js } from '@linnet/backend-js';
import { fromRows, type Samples } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../test/small.js';
import {
  dense,
  embedding,
  type FitOptions,
  flatten,
  huber,
  type LossName,
  type LossSpec,
  sequential,
} from '../index.js';

/** Samples of which a test may change every number. */
const samples = (): Samples => ({
  x: fromRows(Array.from({ length: 12 }, (_, row) => [row % 4, row % 3, (row + 1) % 2])),
  y: fromRows(Array.from({ length: 12 }, (_, row) => [row % 2])),
});

const spoil = ({ x, y }: Samples): void => {
  x.data.fill(2);
  y.data.fill(0);
};

/** Whose rows are prepared by what is loaded for them, and one that needs nothing. */
const cases: readonly {
  readonly what: string;
  readonly loss?: LossName | LossSpec;
  readonly scaling?: 'perColumn';
  readonly looksUp?: true;
  readonly options?: Partial<FitOptions>;
}[] = [
  { what: 'as they come' },
  { what: 'scaled', scaling: 'perColumn', loss: huber() },
  { what: 'looked up', looksUp: true },
  { what: 'judged by a loss', loss: 'hinge' },
  { what: 'weighed by class', loss: 'binaryCrossentropy', options: { classWeights: 'balanced' } },
];

describe('rows belong to whoever gave them: they may be changed as soon as fit was called', () => {
  it.each(cases)('$what', async ({ loss = 'meanSquaredError', scaling, looksUp, options }) => {
    const layers = looksUp ? [embedding(2, { vocabularySize: 4 }), flatten()] : [];
    const model = () =>
      sequential(3, [...layers, dense(1, { activation: 'sigmoid' })], { scaling: scaling ?? 'none' }).compile({
        backend: js,
        loss,
        seed: 1,
      });
    const [kept, changed] = [model(), model()];
    const expected = await kept.fit(samples(), { ...quiet, ...options });
    const rows = samples();
    const fit = changed.fit(rows, { ...quiet, ...options });
    spoil(rows);
    expect((await fit).loss).toEqual(expected.loss);
    const again = samples();
    const [loss1, loss2] = [kept.evaluate(samples()), changed.evaluate(again)];
    spoil(again);
    expect(await loss2).toEqual(await loss1);
    const x = samples().x;
    const predicted = changed.predict(x);
    x.data.fill(1);
    expect(await predicted).toEqual(await kept.predict(samples().x));
  });
});
