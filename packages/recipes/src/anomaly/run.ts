import { meanSquaredError, random } from 'linnet';
import { exportLinn } from '../instrument/export.js';
import { trainLinn } from '../instrument/train.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { lastOf } from '../seeds.js';
import { rateOf, recordedSets, windowLength } from './data.js';
import { type Found, findGlitches, type Redrawn } from './detect.js';
import { anomalyFigures } from './figures.js';
import { type Notebook, noisy, plain } from './notebooks.js';
import { stretchOn } from './stretch.js';

/** Trains it on windows without glitches, and looks where it errs on windows with one. */
export async function run(options: RecipeOptions): Promise<RunResult> {
  const notebook = options.experiment === 'noisy' ? noisy : plain;
  const { wave, layers, latency, expected, title } = notebook;
  const { seed, dataSeed, epochs = notebook.epochs, patience = notebook.patience } = options;
  const { train, test } = recordedSets(wave, dataSeed);
  const { model, history } = await trainLinn(train, { layers, epochs, patience, validation: 0.1, seed });
  if (history.epochs === 0) return { model, history };
  const file = await exportLinn(model, {
    name: 'anomaly',
    outputMapping: [windowLength - 1],
    sampleRate: rateOf(wave),
    latency,
  });
  const found = await findGlitches(model, { train, test }, notebook.glitch, random(dataSeed + 1));
  const limit = notebook.threshold ?? found.greatest;
  const stretch = stretchOn(file, notebook, random(dataSeed + 2));
  return {
    title,
    lead: `${notebook.lead} The vendor records with a device; these recordings are simulated, with as much noise as leaves about the error that the vendor prints.`,
    model,
    history,
    outcomes: [
      { name: 'Validation loss of the last epoch', value: lastOf(history.validation.loss), ...expected.loss },
      ...glitchOutcomes(found, limit, expected),
      {
        name: 'Mean squared error of the newest sample on the simulated instrument',
        value: stretch.meanError,
        ...expected.newest,
      },
      file.outcome,
    ],
    ...file.kept,
    figures: anomalyFigures({ notebook, history, found, limit, stretch }),
    sections: [file.section],
  };
}

function glitchOutcomes({ sound, glitched }: Found, limit: number, expected: Notebook['expected']): readonly Outcome[] {
  const above = ({ worst }: Redrawn): number => worst.filter((error) => error > limit).length / worst.length;
  const { summed, found, falseAlarms } = expected;
  return [
    {
      name: 'Squared errors of a test window, summed',
      value: windowLength * meanSquaredError(sound.x, sound.redrawn),
      ...summed,
    },
    {
      name: `Test windows with a glitch whose squared error exceeds ${Number(limit.toPrecision(2))}`,
      value: above(glitched),
      isShare: true,
      ...found,
    },
    { name: 'The same windows without the glitch', value: above(sound), isShare: true, ...falseAlarms },
  ];
}
