import { type SimdOptions, simd } from '@linnet/backend-simd';
import { type Backend, loadBackend, ndarray, type Samples } from '@linnet/core';
import { plateaus } from '@linnet/datasets';
import {
  adam,
  dense,
  dropout,
  gru,
  type Layer,
  type LossName,
  lstm,
  maxNorm,
  rmsprop,
  sequential,
  sgd,
  simpleRnn,
  softmax,
} from '@linnet/layers';
import { hash } from './hash.js';

/** The plateau data as rows of numbers with targets -1 and 1. */
const rows = (): Samples => plateaus({ seed: 42 }).train.slice(0, 300);

/** The same as steps of five numbers, with classes 0 and 1. */
const sequences = ({ x, y }: Samples): Samples => ({
  x: ndarray(x.data, [x.shape[0] ?? 0, 20, 5]),
  y: { data: y.data.map((value) => Number(value > 0)), shape: y.shape },
});

/** The same with a column for each class. */
const columns = ({ x, y }: Samples): Samples => {
  const rowCount = y.shape[0] ?? 0;
  const data = Float32Array.from({ length: 2 * rowCount }, (_, at) => Number(y.data[at >> 1] === (at & 1)));
  return { x, y: { data, shape: [rowCount, 2] } };
};

type Optimizer = ReturnType<typeof adam>;

/** Trains a model from start weights of its own, and hashes all that comes out. */
async function fitted(
  backend: Backend,
  layers: readonly Layer[],
  samples: Samples,
  loss: LossName,
  optimizer: Optimizer,
): Promise<string> {
  const model = sequential(samples.x.shape.slice(1), layers).compile({ backend, loss, optimizer, seed: 42 });
  const history = await model.fit(samples, { epochs: 3, validation: 0.1, seed: 1, progress: 'none' });
  const { data } = await model.predict(samples.x);
  const weights = model.toArtifact().layers.flatMap((layer) => Object.values(layer.weights).map((array) => array.data));
  const bits = [...weights.flatMap((values) => [...values]), ...data, ...history.loss, ...history.validation.loss];
  return hash(Float64Array.from(bits));
}

/** Hashes of training on `simd`: every loss and optimiser, dense and recurrent layers, dropout. */
export async function simdBits(options: SimdOptions = {}): Promise<Readonly<Record<string, string>>> {
  const backend = await loadBackend(simd, options);
  const flat = rows();
  const stepwise = sequences(flat);
  const classifier = [dense(100, { activation: 'relu' }), dense(64, { activation: 'tanh' }), dense(1)];
  const recurrent = [lstm(32, { returnSequences: true }), dropout(0.3), lstm(16), dense(2), softmax()];
  try {
    return {
      'simd: dense, mean squared error, Adam': await fitted(backend, classifier, flat, 'meanSquaredError', adam()),
      'simd: dense, binary cross-entropy, momentum': await fitted(
        backend,
        [
          dense(100, { activation: 'softsign', kernelConstraint: maxNorm(1) }),
          dropout(0.2),
          dense(1, { activation: 'sigmoid' }),
        ],
        { x: flat.x, y: stepwise.y },
        'binaryCrossentropy',
        sgd({ learningRate: 0.01, momentum: 0.9, nesterov: true }),
      ),
      'simd: LSTM, sparse cross-entropy, Adam': await fitted(
        backend,
        recurrent,
        stepwise,
        'sparseCategoricalCrossentropy',
        adam(),
      ),
      'simd: GRU, cross-entropy, RMSprop': await fitted(
        backend,
        [gru(32, { returnSequences: true }), simpleRnn(16), dense(2), softmax()],
        columns(stepwise),
        'categoricalCrossentropy',
        rmsprop(),
      ),
    };
  } finally {
    backend.dispose();
  }
}
