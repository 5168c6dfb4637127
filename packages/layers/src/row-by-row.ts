// What predicts one row or one sample at a time: loaded for those who ask for it.
export { createModelStream } from './model-stream.js';
export { createPredictor } from './predictor.js';
