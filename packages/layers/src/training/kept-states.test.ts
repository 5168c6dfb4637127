import { simd } from '@linnet/backend-simd';
import { expect, it } from 'vitest';
import { quiet, sums, weightsOf } from '../../test/small.js';
import { type Callback, type Checkpoint, dense, sequential } from '../index.js';

// A backend that writes states into arrays it gave before.
const make = () =>
  sequential(3, [dense(6, { activation: 'tanh' }), dense(1)]).compile({
    backend: simd,
    loss: 'meanSquaredError',
    seed: 1,
  });
const data = sums(40);

it('checkpoints keep their numbers while the run goes on', async () => {
  const [kept, copies]: [Checkpoint[], Checkpoint[]] = [[], []];
  const save = (checkpoint: Checkpoint): void => {
    kept.push(checkpoint);
    copies.push(structuredClone(checkpoint));
  };
  await make().fit(data, { ...quiet, epochs: 6, checkpoints: { everySeconds: 0, save } });
  expect(kept.length).toBeGreaterThanOrEqual(6);
  expect(kept).toEqual(copies);
});

it.each([[1], [2], [3]])('after %i epochs and a failure the weights are those of so many epochs', async (epochs) => {
  const failing: Callback = {
    onEpochEnd: (log, control) => {
      // Also where a callback has written weights.
      if (log.epoch === 0) control.writeWeights(control.readWeights());
      if (log.epoch === epochs) throw new Error('stop');
    },
  };
  const [failed, whole] = [make(), make()];
  await expect(failed.fit(data, { ...quiet, epochs: 9, callbacks: [failing] })).rejects.toThrow('stop');
  await whole.fit(data, { ...quiet, epochs });
  expect(weightsOf(failed)).toEqual(weightsOf(whole));
});
