import { type Dataset, meanSquaredError, type NdArray, rowOf, rowsOf, takeRows } from 'linnet';
import { exportLinn } from '../instrument/export.js';
import { trainLinn } from '../instrument/train.js';
import { shareText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { lastOf } from '../seeds.js';
import { bins, dftSets, transformRows } from './data.js';
import { dftFigures } from './figures.js';

/** One linear layer: a transform is a matrix, and its weights can be looked up. */
export async function run({ seed, dataSeed, epochs = 800, patience = 20 }: RecipeOptions): Promise<RunResult> {
  const { train, test } = dftSets(dataSeed);
  const { model, history } = await trainLinn(train, {
    layers: [[2 * bins, 'linear']],
    epochs,
    patience,
    validation: 0.1,
    seed,
  });
  if (history.epochs === 0) return { model, history };
  const file = await exportLinn(model, { name: 'dft', latency: 19 });
  const weights = (file.document.layers[0]?.weights ?? []).map((row) => Float64Array.from(row));
  const predicted = await model.predict(test.x);
  return {
    title: 'A Fourier transform, learnt',
    lead: `Each bin of a transform is a weighted sum of the samples, so one linear layer can do it, and the right weights are known: cosines and sines. What was learnt differs from them by ${shareText(weightError(weights))}. The loss cannot fall to nothing, because the instrument limits every output to -1 and 1: up to three constants of amplitude 1 may meet in bin 0, and what is beyond 1 is cut off. That is what most of the loss is once the weights are right: over new signals whose bins are all within these limits the error is told on its own.`,
    model,
    history,
    outcomes: [
      {
        name: 'Validation loss of the last epoch',
        value: lastOf(history.validation.loss),
        atMost: 1.1e-4,
        stated: '1.1e-4',
        source: 'the vendor',
      },
      ...errorOutcomes(test, predicted),
      {
        name: 'Root mean square of the differences to cosines and sines, as a share of theirs',
        value: weightError(weights),
        isShare: true,
        atMost: 0.02,
        reason: 'ours; the vendor draws bin 1',
      },
      file.outcome,
    ],
    ...file.kept,
    figures: dftFigures({ test, predicted, weights, history }),
    sections: [file.section],
  };
}

/** Errors of complex bins: the squares of real and imaginary part together. */
function errorOutcomes({ x, y }: Dataset, predicted: NdArray): readonly Outcome[] {
  const error = (rows: readonly number[]): number => 2 * meanSquaredError(takeRows(y, rows), takeRows(predicted, rows));
  const all = Array.from({ length: rowsOf(x) }, (_, row) => row);
  const within = all.filter((row) => rowOf(y, row).every((value) => Math.abs(value) <= 1));
  return [
    {
      name: 'Mean squared error of complex bins, new signals',
      value: error(all),
      atMost: 8.5e-5,
      stated: '8.5e-5',
      source: 'the vendor',
    },
    {
      name: `The same over the ${within.length} of ${all.length} whose bins are all within -1 and 1`,
      value: error(within),
      atMost: 1e-5,
      reason: 'ours: what is left is the cut at 1',
    },
  ];
}

/** How far the weights are from the transform's, beside how large these are. */
function weightError(weights: readonly Float64Array[]): number {
  const differences = transformRows.map((row, output) =>
    row.map((value, at) => (weights[output]?.[at] ?? Number.NaN) - value),
  );
  return Math.sqrt(squares(differences) / squares(transformRows));
}

const squares = (rows: readonly Float64Array[]): number =>
  rows.reduce((sum, row) => row.reduce((total, value) => total + value * value, sum), 0);
