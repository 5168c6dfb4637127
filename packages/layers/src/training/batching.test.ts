import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums, weightsOf } from '../../test/small.js';
import { fitTogether } from '../index.js';

const data = sums(25);
const batched = { ...data, batchSize: 10 };
const options = { epochs: 3, seed: 5, progress: 'none' } as const;

describe('data in batches', () => {
  it('brings their size, and is not shuffled', async () => {
    const [model, plain] = [small(), small()];
    const history = await model.fit(batched, options);
    expect(history.run).toMatchObject({ batchSize: 10, batches: 3 });
    const expected = await plain.fit(data, { ...options, batchSize: 10, shuffle: false });
    expect(history.loss).toEqual(expected.loss);
    expect(weightsOf(model)).toEqual(weightsOf(plain));
  });

  it('is shuffled where that is asked for', async () => {
    const expected = await small().fit(data, { ...options, batchSize: 10 });
    expect((await small().fit(batched, { ...options, shuffle: true })).loss).toEqual(expected.loss);
    expect((await small().fit(batched, { ...options, batchSize: 10, shuffle: true })).loss).toEqual(expected.loss);
  });

  it('goes with a share for validation, and with fitTogether', async () => {
    const { run } = await small().fit(batched, { ...options, validation: 0.2 });
    expect(run).toMatchObject({ rows: 20, batches: 2 });
    const [alone, together] = [
      await small().fit(batched, options),
      await fitTogether([small(), small()], batched, options),
    ];
    expect(together.map(({ loss }) => loss)).toEqual([alone.loss, alone.loss]);
  });

  it('of two sizes is refused', async () => {
    const error = await errorOf(() => small().fit(batched, quiet));
    expect(error).toMatchObject({
      code: 'bad-option',
      message:
        'The training data comes in batches of 10, and the option batchSize is 8. Leave the option out, or give data that is not in batches.',
    });
  });

  it.each([0, 2.5, Number.NaN, '10', null])('of %s rows is refused', async (batchSize) => {
    const error = await errorOf(() => small().fit({ ...data, batchSize } as never, options));
    expect(error.code).toBe('bad-value');
    expect(error.message).toContain('batchSize of the training data is');
  });
});
