import { fromArrays } from 'linnet';
import { panels, signals } from 'linnet/plot';
import { exportLinn } from '../instrument/export.js';
import { lossFigure } from '../instrument/figures.js';
import { simulate, slidingRows } from '../instrument/simulate.js';
import { trainLinn } from '../instrument/train.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { autoencoderData, windowLength } from './data.js';
import { noiseFigure, wayOutcomes, waysFigures, waysOf, waysSection } from './ways.js';

const layers = [
  [16, 'tanh'],
  [2, 'tanh'],
  [16, 'tanh'],
  [windowLength, 'linear'],
] as const;

/** Trains it on walks, and takes noise off a sine with it. */
export async function run({ seed, dataSeed, epochs = 1000, patience = 50 }: RecipeOptions): Promise<RunResult> {
  const drawn = autoencoderData(dataSeed);
  const walks = fromArrays(drawn.walks, drawn.walks);
  const { model, history } = await trainLinn(walks, {
    layers,
    scaling: 'perColumn',
    epochs,
    patience,
    restoreBest: true,
    validation: 0.1,
    seed,
  });
  if (history.epochs === 0) return { model, history };
  const file = await exportLinn(model, {
    name: 'autoencoder',
    outputMapping: [windowLength - 1],
    latency: 78,
  });
  const windows = slidingRows(drawn.noisy, windowLength);
  const ways = waysOf(drawn, await model.predict(windows), simulate(file, windows));
  const shown = walks.slice(900, 904);
  return {
    title: 'Noise off by a narrow passage',
    lead: 'Windows of 32 samples are pressed through two numbers and drawn again from these: about the level and the slope of the window. What is slow comes through and noise does not, though the network has never seen a sine or what noise is like. The validation loss is the best of all epochs, whose weights come back at the end.',
    model,
    history,
    outcomes: [
      {
        name: 'Validation loss of the best epoch',
        value: Math.min(...history.validation.loss),
        atMost: 0.0181,
        stated: '0.0181 and 0.0182',
        source: 'the vendor, Moku:Go and Moku:Pro',
      },
      ...wayOutcomes(ways),
      file.outcome,
    ],
    ...file.kept,
    figures: [
      panels([
        signals(shown.x, { title: 'Walks that were held out', yLabel: 'Amplitude (arb.)' }),
        signals(await model.predict(shown.x), { title: 'The same through two numbers', yLabel: 'Amplitude (arb.)' }),
      ]),
      lossFigure(history),
      noiseFigure(ways),
      ...waysFigures(ways),
    ],
    sections: [waysSection(ways), file.section],
  };
}
