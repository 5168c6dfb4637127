import {
  clip,
  dense,
  identity,
  LinnetError,
  maxError,
  parseLinn,
  type RandomState,
  random,
  runLinn,
  sequential,
  tell,
} from 'linnet';
import { heatMap, signals } from 'linnet/plot';
import { exportLinn } from '../instrument/export.js';
import { simulate, slidingRows } from '../instrument/simulate.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';

const length = 100;

/** Sets the weights, and sees whether anything changes on the way: in the model, in its file, on a channel. */
export async function run({ seed, dataSeed, epochs }: RecipeOptions): Promise<RunResult> {
  if (epochs !== undefined)
    throw new LinnetError('bad-option', 'The recipe identity trains nothing: leave --epochs out.');
  const model = sequential(length, [dense(length, { kernelInitialiser: identity() }), clip(1)], {
    name: 'identity',
  }).compile({ seed });
  tell(`${model.summary()}\n`);
  const signal = drawSignal(random(dataSeed));
  const rows = slidingRows(signal, length);
  const file = await exportLinn(model, {
    name: 'identity',
    outputMapping: [length - 1],
    latency: 103,
  });
  const predicted = await model.predict(rows);
  const all = await model.export('linn');
  const read = runLinn(parseLinn(new TextDecoder().decode(all.bytes)), rows);
  const given = simulate(file, rows).data;
  const newest = signal.subarray(length - 1);
  return {
    title: 'What goes in comes out',
    lead: 'A hundred linear neurons with the identity for weights. Of a window of the last hundred samples all come out as they went in; the file gives out the newest one alone, so that the output follows the input. What a device changes it changes itself: rounding, delay, and whatever is beyond its levels. None of that is in the simulation, but for the levels.',
    model,
    outcomes: [
      {
        name: 'Largest change of a sample through the model',
        value: maxError(rows, predicted),
        atMost: 0,
        stated: 'output equals input',
        source: 'the vendor',
        reason: 'samples are single floats: to the bit',
      },
      {
        name: 'Largest change through the file, written and read',
        value: maxError(rows, read),
        atMost: 0,
        reason: 'the same',
      },
      {
        name: 'Largest change on the simulated instrument, newest sample',
        value: maxError(newest, given),
        atMost: 1e-12,
        reason: 'ours: scaling to the levels and back rounds',
      },
      file.outcome,
    ],
    ...file.kept,
    figures: [
      signals([newest, given], {
        title: 'Input, and output of the simulated instrument',
        names: ['input', 'output'],
        yLabel: 'Amplitude (arb.)',
      }),
      heatMap(
        all.value.layers.flatMap(({ weights }) => weights),
        {
          title: 'The weights',
          xLabel: 'Sample',
          yLabel: 'Neuron',
        },
      ),
    ],
    sections: [file.section],
  };
}

/** Random samples from 0 to 1, as the notebook has them, in single floats, as networks do. */
const drawSignal = (generator: RandomState): Float64Array =>
  Float64Array.from(generator.randomSample(2 * length), Math.fround);
