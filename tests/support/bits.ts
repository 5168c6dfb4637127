import { js } from '@linnet/backend-js';
import { cos, exp, log, log1p, pow, random, sin, stream, tan, tanh } from '@linnet/core';
import { checkerboard, plateaus, spirals, surface } from '@linnet/datasets';
import { dense, learningRateSchedule, sequential } from '@linnet/layers';
import { linnModel } from '@linnet/quantisation';
import { hash } from './hash.js';
import { simdBits } from './simd-bits.js';

export { simdBits };

/** Hashes of everything that must be the same bits on every engine: run in several Nodes and in a browser. */
export async function bits(): Promise<Readonly<Record<string, string>>> {
  const { train, validation, clean } = plateaus({ seed: 7 });
  return {
    'elementary functions': hash(
      Float64Array.from(
        arguments_(),
        (x) =>
          exp(x) + log(Math.abs(x) + 1e-9) + log1p(x * x) + sin(x) + cos(x) + tan(x) + tanh(x) + pow(Math.abs(x), 0.37),
      ),
    ),
    'normal numbers': hash(random(42).standardNormal(10_000)),
    'order of an epoch': hash(Float64Array.from(order(1000))),
    'training data': hash(train.x.data, train.y.data, validation.x.data, validation.y.data, clean.data),
    'fresh rows': hash(plateaus.rows(50, { seed: 3 }).x.data),
    'points and heights': hash(
      spirals({ rows: 200, noise: 0.1, seed: 5 }).x.data,
      checkerboard({ rows: 200, noise: 0.1, seed: 5 }).x.data,
      surface({ rows: 200, noise: 0.1, shape: 'hills', seed: 5 }).y.data,
    ),
    'schedule and training': await trained(),
    ...(await simdBits()),
  };
}

const arguments_ = (): readonly number[] => Array.from({ length: 5000 }, (_, index) => (index - 2500) * 0.00731);

function order(rows: number): Uint32Array {
  const list = Uint32Array.from({ length: rows }, (_, row) => row);
  stream(42, 3).shuffle(list);
  return list;
}

/** Two short runs: the classifier on its data, and every activation under a learning-rate sweep. */
async function trained(): Promise<string> {
  const { train, validation } = plateaus({ seed: 42 });
  const options = { backend: js, loss: 'meanSquaredError', seed: 42 } as const;
  const classifier = linnModel(100, [
    [16, 'relu'],
    [8, 'softsign'],
    [1, 'tanh'],
  ]).compile(options);
  const history = await classifier.fit(train.slice(0, 500), { epochs: 2, validation, seed: 1, progress: 'none' });
  const mixed = sequential(100, [
    dense(8, { activation: 'sigmoid' }),
    dense(4, { activation: 'tanh' }),
    dense(1),
  ]).compile(options);
  const sweep = await mixed.fit(train.slice(0, 200), {
    epochs: 5,
    seed: 2,
    progress: 'none',
    callbacks: [learningRateSchedule((epoch) => 1e-4 * pow(10, epoch / 20))],
  });
  const { data } = await classifier.predict(validation.x);
  return hash(
    Float64Array.from([...history.loss, ...history.validation.loss, ...sweep.loss, ...sweep.learningRate, ...data]),
  );
}
