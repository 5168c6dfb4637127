import { erf, fromArrays, maxError, rootMeanSquaredError, sin } from 'linnet';
import { exportLinn } from '../instrument/export.js';
import { simulate } from '../instrument/simulate.js';
import { trainLinn } from '../instrument/train.js';
import { numberText } from '../number-text.js';
import type { Outcome } from '../outcome.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { actuatorFigures, type Responses } from './figures.js';

const layers = [
  [16, 'relu'],
  [16, 'relu'],
  [16, 'relu'],
  [1, 'linear'],
] as const;

const points = 1024;

/** What the actuator does with a voltage. */
const actuator = (voltage: number): number => erf(2 * voltage);

/** Evenly spread numbers, both ends included. */
const spread = (from: number, to: number): Float64Array =>
  Float64Array.from({ length: points }, (_, index) => from + ((to - from) * index) / (points - 1));

/** Trains the inverse on pairs of what went into the actuator and what came out. */
export async function run({ seed, epochs = 500, patience = 16 }: RecipeOptions): Promise<RunResult> {
  const voltages = spread(-1, 1);
  const data = fromArrays(voltages.map(actuator), voltages);
  const { model, history } = await trainLinn(data, { layers, epochs, patience, validation: 0.1, seed });
  if (history.epochs === 0) return { model, history };
  const file = await exportLinn(model, {
    name: 'nonlinear-actuator',
    latency: 61,
    isStated: false,
  });
  const before = (wanted: Float64Array): Float64Array => Float64Array.from(wanted, actuator);
  const after = (wanted: Float64Array): Float64Array =>
    Float64Array.from(simulate(file, { data: wanted, shape: [points, 1] }).data, actuator);
  const sweep = responsesTo(voltages, before, after);
  const wave = responsesTo(spread(0, 6 * Math.PI).map(sin), before, after);
  return {
    title: 'An actuator made straight',
    lead: `The actuator gives erf(2 v) where v is wanted: steep in the middle, flat at the ends. A network is trained the other way round, from what came out to what went in, and stands before it. Over the sweep the error falls from ${errorText(sweep.wanted, sweep.before)} to ${errorText(sweep.wanted, sweep.after)}. The held-out tenth, which decides when training ends, is the upper end, where the inverse is steepest and which the network never sees: the validation loss stays above that of the training rows. It hardly matters, as the actuator is flat there: what the network errs by at the ends comes out small.`,
    model,
    history,
    outcomes: [...responseOutcomes('-1 to 1', sweep), ...responseOutcomes('a sine', wave), file.outcome],
    ...file.kept,
    figures: actuatorFigures({ history, data, predicted: await model.predict(data.x), sweep, wave }),
    sections: [file.section],
  };
}

const responsesTo = (
  wanted: Float64Array,
  before: (wanted: Float64Array) => Float64Array,
  after: (wanted: Float64Array) => Float64Array,
): Responses => ({ wanted, before: before(wanted), after: after(wanted) });

const errorText = (wanted: Float64Array, got: Float64Array): string => numberText(rootMeanSquaredError(wanted, got));

function responseOutcomes(of: string, { wanted, before, after }: Responses): readonly Outcome[] {
  const worse = rootMeanSquaredError(wanted, before);
  const better = rootMeanSquaredError(wanted, after);
  return [
    { name: `Error without the network, root mean square over ${of}`, value: worse },
    { name: 'The same with it', value: better, atMost: 0.03, reason: 'ours; the vendor draws it' },
    { name: 'How many times smaller', value: worse / better, atLeast: 10, reason: 'ours' },
    { name: 'Largest error with it', value: maxError(wanted, after) },
  ];
}
