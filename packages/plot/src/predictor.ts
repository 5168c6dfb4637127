import { LinnetError, type NdArray, ndarray, rowsOf, showValue, sizeOf } from '@linnet/core';
import type { Grid } from './region.js';

/** What answers rows with a prediction for each: a compiled or fitted model, or anything else with this method. */
export interface Predicts {
  /** Rows x features to rows x 1 (the probability of class 1) or rows x classes. */
  predict(x: NdArray): Promise<NdArray>;
}

/** What a model says at every node of a grid. */
export interface GridPredictions extends Grid {
  /** How strongly it holds for each class, node after node; of two classes with one output, the threshold and the output. */
  readonly scores: readonly Float64Array[];
  /** The same as probabilities: of one output, that of class 0 is what is left of 1. */
  readonly probabilities: readonly Float64Array[];
  /** How many nodes it gave no finite number for. */
  readonly missing: number;
}

/** Where the nodes of a grid lie. */
export interface GridPlaces {
  readonly steps: number;
  readonly features: readonly [horizontal: number, vertical: number];
  readonly xRange: readonly [low: number, high: number];
  readonly yRange: readonly [low: number, high: number];
  /** A row with the values of the other features. */
  readonly base: Float64Array;
}

/** Throws for what cannot predict. */
export function checkPredicts(model: Predicts): void {
  if (typeof model?.predict === 'function') return;
  throw new LinnetError(
    'bad-value',
    `decisionBoundary takes a model, or something else with predict(x); it was given ${showValue(model)}.`,
  );
}

/** Asks a model about every node. */
export async function predictGrid(model: Predicts, places: GridPlaces, threshold: number): Promise<GridPredictions> {
  const nodes = places.steps * places.steps;
  const predicted = await model.predict(nodesOf(places));
  const columns = sizeOf(predicted.shape.slice(1));
  if (rowsOf(predicted) !== nodes || predicted.shape.length > 2 || columns < 1 || columns > 49) {
    throw new LinnetError(
      'bad-shape',
      `The model gave ${predicted.shape.join(' x ')} for ${nodes} rows; a number for each row is needed, or one for each of up to 49 classes.`,
    );
  }
  const outputs = Array.from({ length: columns }, (_, column) =>
    Float64Array.from({ length: nodes }, (__, node) => finite(predicted.data[node * columns + column] as number)),
  );
  const [first = new Float64Array()] = outputs;
  const one = columns === 1;
  const scores = one ? [first.map((value) => (Number.isNaN(value) ? value : threshold)), first] : outputs;
  const probabilities = one ? [first.map((value) => 1 - value), first] : outputs;
  const missing = first.filter((_, node) => outputs.some((output) => Number.isNaN(output[node]))).length;
  return { columns: places.steps, rows: places.steps, scores, probabilities, missing };
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

/** The nodes as rows, the lowest line first. */
function nodesOf({ steps, features, xRange, yRange, base }: GridPlaces): NdArray {
  const data = new Float64Array(steps * steps * base.length);
  for (let node = 0; node < steps * steps; node++) {
    const row = data.subarray(node * base.length, (node + 1) * base.length);
    row.set(base);
    row[features[0]] = placeAt(xRange, (node % steps) / (steps - 1));
    row[features[1]] = placeAt(yRange, Math.floor(node / steps) / (steps - 1));
  }
  return ndarray(data, [steps * steps, base.length]);
}

/** The value at a share of a range. */
export const placeAt = ([low, high]: readonly [number, number], share: number): number => low + (high - low) * share;
