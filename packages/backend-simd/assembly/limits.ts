// As single floats have them, and Keras.

/** What probabilities are limited to: */
export const LEAST: f64 = 1.0000000116860974e-7;
export const MOST: f64 = 0.9999998807907104;
