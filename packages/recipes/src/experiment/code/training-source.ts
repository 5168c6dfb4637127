import type { Experiment } from '../experiment.js';
import type { DataSource } from './data-source.js';
import type { Statements } from './model-source.js';
import { type Source, sourceText } from './source.js';

/** Training and evaluation. */
export function trainingSource(experiment: Experiment, { train, test }: DataSource): Statements {
  const { epochs, batchSize, shuffle, watch, seed } = experiment;
  const callbacks = callbackSources(experiment);
  const options = {
    object: {
      epochs: String(epochs),
      batchSize: batchSize === 32 ? undefined : String(batchSize),
      shuffle: shuffle ? undefined : 'false',
      validation: watch ? test : undefined,
      callbacks: callbacks.sources.length === 0 ? undefined : { list: callbacks.sources },
      seed: String(seed),
    },
  };
  const fit = sourceText({ call: 'model.fit', with: [train, options] }, 'await '.length);
  return {
    lines: [
      `await ${fit};`,
      `console.log('Training rows:', await model.evaluate(${train}));`,
      ...(test === undefined ? [] : [`console.log('Test rows:', await model.evaluate(${test}));`]),
    ],
    names: callbacks.names,
  };
}

function callbackSources({ tenfoldEvery, learningRate, patience }: Experiment): {
  readonly sources: readonly Source[];
  readonly names: readonly string[];
} {
  const sweep = `(epoch) => ${learningRate} * pow(10, epoch / ${tenfoldEvery})`;
  const stop = { object: { monitor: "'loss'", patience: String(patience), restoreBest: 'true' } };
  const [isSwept, stops] = [tenfoldEvery !== 0, patience !== 0];
  return {
    sources: [
      ...(isSwept ? [{ call: 'learningRateSchedule', with: [sweep] }] : []),
      ...(stops ? [{ call: 'earlyStopping', with: [stop] }] : []),
    ],
    names: [...(isSwept ? ['learningRateSchedule', 'pow'] : []), ...(stops ? ['earlyStopping'] : [])],
  };
}
