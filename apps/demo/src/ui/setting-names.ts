import type { BackendName, Experiment } from '@linnet/recipes/descriptions';

/** Optimisers, for people. */
export const optimizerLabels: Readonly<Record<Experiment['optimizer'], string>> = {
  adam: 'Adam',
  sgd: 'SGD',
  rmsprop: 'RMSprop',
  adamw: 'AdamW',
  nadam: 'Nadam',
  adamax: 'Adamax',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
};

/** Losses, for people. */
export const lossLabels: Readonly<Record<Experiment['loss'], string>> = {
  binaryCrossentropy: 'Binary cross-entropy',
  categoricalCrossentropy: 'Categorical cross-entropy',
  sparseCategoricalCrossentropy: 'Cross-entropy of class indices',
  meanSquaredError: 'Mean squared error',
  meanAbsoluteError: 'Mean absolute error',
  meanAbsolutePercentageError: 'Mean absolute percentage error',
  meanSquaredLogarithmicError: 'Mean squared logarithmic error',
  huber: 'Huber',
  logCosh: 'Log-cosh',
  hinge: 'Hinge',
  squaredHinge: 'Squared hinge',
  categoricalHinge: 'Categorical hinge',
  klDivergence: 'Kullback-Leibler divergence',
  cosineSimilarity: 'Cosine similarity',
  poisson: 'Poisson',
};

/** Scalings, for people. */
export const scalingLabels: Readonly<Record<Experiment['scaling'], string>> = {
  none: 'none',
  perColumn: 'each column by itself',
  shared: 'all columns together',
};

/** Backends, for people. */
export const backendLabels: Readonly<Record<BackendName, string>> = {
  simd: 'simd (the fastest)',
  js: 'js',
  wasm: 'wasm (TensorFlow.js)',
  cpu: 'cpu (TensorFlow.js)',
};
