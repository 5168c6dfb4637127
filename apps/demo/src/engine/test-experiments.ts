import type { Experiment } from '@linnet/recipes';
import type { RecipeEvent, Show, TrainingEvent } from '../protocol/index.js';

/** The notebook's m8: what `linnet run circles` trains among others. */
export const circlesM8: Experiment = {
  data: { kind: 'circles', seed: 42, rows: 1000, noise: 0.03, factor: 0.8 },
  test: 0.2,
  layers: '4:relu,4:relu,1:sigmoid',
  forInstrument: false,
  scaling: 'none',
  loss: 'binaryCrossentropy',
  optimizer: 'adam',
  learningRate: 0.02,
  tenfoldEvery: 0,
  batchSize: 32,
  shuffle: true,
  epochs: 30,
  patience: 0,
  watch: false,
  seed: 25,
  backend: 'simd',
};

/** A small network for the instrument, as the classifier's tutorial makes it. */
export const smallClassifier: Experiment = {
  ...circlesM8,
  data: { kind: 'plateaus', seed: 42, length: 40, noise: 0.02 },
  test: 0.1,
  layers: '6:relu,1:tanh',
  forInstrument: true,
  scaling: 'perColumn',
  loss: 'meanSquaredError',
  learningRate: 0.001,
  epochs: 2,
  watch: true,
};

/** Nothing is drawn. */
export const nothing: Show = { resolution: 0, bits: 0, units: false };

/** A listener that keeps what it hears. */
export function listener() {
  const events: TrainingEvent[] = [];
  return {
    listen: (event: TrainingEvent) => void events.push(event),
    events,
    /** Of all epochs that were told, the model and the number. */
    epochs: () => events.flatMap((event) => (event.kind === 'epochs' ? event.epochs : [])),
    notes: () => events.flatMap((event) => (event.kind === 'note' ? [event.text] : [])),
  };
}

/** The same of a recipe. */
export function recipeListener() {
  const events: RecipeEvent[] = [];
  return {
    listen: (event: RecipeEvent) => void events.push(event),
    texts: () => events.map(({ text }) => text).join(''),
    last: () => events.at(-1),
  };
}
