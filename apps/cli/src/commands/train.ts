import { sourceText } from './source-options.js';
import { addTrainOptions, type TrainFlags, trainSettings } from './train-options.js';
import type { AddVerb } from './verb.js';

/** `linnet train`: a network for one's own data, as a run like any other. */
export const addTrain: AddVerb = (program, ends) => {
  addTrainOptions(
    program.command('train').description('train a network on your own data').argument('<data>', sourceText),
  )
    .addHelpText('after', layersHelp)
    .addHelpText(
      'after',
      '\nExamples:\n  $ linnet train data.csv --target label --layers 16:relu,8:tanh,1:sigmoid\n  $ linnet train circles --epochs 200 --learning-rate 0.02\n  $ linnet run --resume runs/data-1',
    )
    .action(async (source: string, flags: TrainFlags) => {
      const { runAs } = await import('../run/run.js');
      const { findConfig } = await import('../config.js');
      const { environmentOf } = await import('../run/job.js');
      const { trainJob } = await import('../train/job.js');
      const make = async () => {
        const found = await findConfig();
        return [await trainJob(await trainSettings(source, flags), environmentOf(flags, found)), found] as const;
      };
      ends(await runAs(make, flags));
    });
};

/** What an item of `--layers` may be; the names of activations are told where one is wrong. */
const layersHelp = `
Layers, with commas in between:
  16:relu             dense: units and activation
  lstm:10             also gru, simpleRnn, bidirectional:lstm:10; rows of numbers are taken as steps
  conv1d:8x5:relu     filters x size; maxPooling1d:2, averagePooling1d:2, globalMaxPooling1d, globalAveragePooling1d
  dropout:0.2         also gaussianNoise:0.1, batchNormalization, layerNormalization
  flatten             also reshape:64x2, embedding:8x100 (units x vocabulary), activation:relu, softmax, clip:1`;
