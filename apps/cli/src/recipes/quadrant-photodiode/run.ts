import { type Dataset, fromRows, type NdArray, rowOf, rowsOf, trainTestSplit } from 'linnet';
import type { Outcome } from '../../run/outcome.js';
import type { RunResult } from '../../run/result.js';
import { exportLinn } from '../instrument/export.js';
import { simulate } from '../instrument/simulate.js';
import { type LinnTraining, type TrainedLinn, trainLinn } from '../instrument/train.js';
import type { RecipeOptions } from '../recipe.js';
import { mean } from '../seeds.js';
import { beamGrid, usualFormula } from './data.js';
import { type BeamErrors, beamFigures } from './figures.js';

const layers = [
  [16, 'tanh'],
  [16, 'tanh'],
  [2, 'linear'],
] as const;

/** Trains it on a grid of places, and maps its errors beside those of the usual formula. */
export async function run({
  seed,
  dataSeed,
  epochs = 500,
  patience = 10,
  experiment,
}: RecipeOptions): Promise<RunResult> {
  const data = beamGrid(dataSeed);
  const isShuffled = experiment === 'shuffled';
  const { model, history } = await trained(data, { layers, epochs, patience, seed }, isShuffled);
  if (history.epochs === 0) return { model, history };
  const file = await exportLinn(model, {
    name: 'quadrant-photodiode',
    inputChannels: 4,
    outputChannels: 2,
    latency: 45,
    source: 'computed from the layers; the vendor prints none',
  });
  const usual = fromRows(Array.from({ length: data.rows }, (_, row) => usualFormula(rowOf(data.x, row))));
  const predicted = await model.predict(data.x);
  const errors: BeamErrors = {
    formula: distances(data, usual),
    network: distances(data, predicted),
    instrument: distances(data, simulate(file, data.x)),
  };
  return {
    title: 'Where the beam is',
    lead: `Four diodes behind a beam: differences of sides over the whole power give its place, if the diodes are alike, the spot is round, and the beam is near the middle. None of that holds here: each diode has a gain and a bias of its own, the spot is wider one way, its size and brightness change from place to place, and everything has noise. The network learns what does not change from a grid of places; what changes from place to place remains, and is most of its error. How much better it does depends on how unlike the diodes of a seed are. ${isShuffled ? shuffledText : topText}`,
    model,
    history,
    outcomes: [...outcomesOf(errors, isShuffled), file.outcome],
    ...file.kept,
    figures: beamFigures({ data, predicted, history, errors }),
    sections: [file.section],
  };
}

const topText =
  'The vendor holds out the last tenth of the rows, which is the top of the grid: there the network has to go on beyond what it was shown, and does no better than the formula. --experiment shuffled holds out rows from everywhere.';
const shuffledText = 'Here the held-out tenth is drawn from the whole grid, so the network is shown its top too.';

/** With the last tenth of the rows held out, the top of the grid, or with any. */
function trained(data: Dataset, training: Omit<LinnTraining, 'validation'>, isShuffled: boolean): Promise<TrainedLinn> {
  if (!isShuffled) return trainLinn(data, { ...training, validation: 0.1 });
  const [train, validation] = trainTestSplit(data, { testSize: 0.1, seed: training.seed });
  return trainLinn(train, { ...training, validation });
}

function outcomesOf({ formula, network, instrument }: BeamErrors, isShuffled: boolean): readonly Outcome[] {
  const below = Math.floor(formula.length * 0.9);
  const over = (errors: Float64Array, from = 0, to = errors.length): number =>
    mean(Array.from(errors.subarray(from, to)));
  const source = 'ours; the vendor draws error maps';
  return [
    { name: 'Mean error of the formula', value: over(formula) },
    { name: 'Mean error of the network', value: over(network) },
    {
      name: 'The network beside the formula',
      value: over(network) / over(formula),
      isShare: true,
      atMost: isShuffled ? 0.75 : 0.85,
      source,
    },
    {
      name: 'The same below the top tenth of the grid',
      value: over(network, 0, below) / over(formula, 0, below),
      isShare: true,
      atMost: 0.75,
      source,
    },
    { name: 'The same in the top tenth', value: over(network, below) / over(formula, below), isShare: true },
    {
      name: 'Mean error added by the levels of the simulated instrument',
      value: over(instrument) - over(network),
      atMost: 0.005,
      source: 'ours: powers above 1 are clipped',
    },
  ];
}

/** How far each place found is from the true one. */
function distances({ y }: Dataset, found: NdArray): Float64Array {
  return Float64Array.from({ length: rowsOf(y) }, (_, row) => {
    const [x = 0, top = 0] = rowOf(y, row);
    const [foundX = 0, foundTop = 0] = rowOf(found, row);
    return Math.sqrt((x - foundX) * (x - foundX) + (top - foundTop) * (top - foundTop));
  });
}
