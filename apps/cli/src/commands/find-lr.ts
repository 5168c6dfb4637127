import { aboveZero, belowOne, wholeNumber } from './arguments.js';
import { optionName } from './option-name.js';
import { sourceText } from './source-options.js';
import { addTrainOptions, type TrainFlags, trainSettings } from './train-options.js';
import type { AddVerb } from './verb.js';

interface FindFlags extends TrainFlags {
  readonly from?: number;
  readonly to?: number;
  readonly steps?: number;
  readonly smoothing?: number;
}

/** `linnet find-lr`: which learning rate to train with. */
export const addFindLr: AddVerb = (program, ends) => {
  addTrainOptions(
    program
      .command('find-lr')
      .description('find a learning rate: train a batch at each of many rates that grow, and watch the loss')
      .argument('<data>', sourceText),
    { whole: false, folder: 'runs/<name>-find-lr-<n>' },
  )
    .option('--from <n>', 'the first rate (default: 1e-8)', aboveZero)
    .option('--to <n>', 'the last rate (default: 1)', aboveZero)
    .option('--steps <n>', 'how many rates (default: 100)', wholeNumber(3, 1_000_000))
    .option('--smoothing <share>', 'of the mean loss that stays at each step (default: 0.98)', belowOne)
    .addHelpText(
      'after',
      '\nThe other options of "linnet train" may stand in the line too, so that one serves both.\n\nExample:\n  $ linnet find-lr data.csv --target label --layers 16:relu,8:tanh,1:sigmoid',
    )
    .action(async (source: string, flags: FindFlags) => {
      const { epochs, patience, metrics, test, learningRate, ...others } = flags;
      const idle = Object.entries({ epochs, patience, metrics, test, learningRate }).flatMap(([name, value]) =>
        value === undefined ? [] : [optionName(name)],
      );
      if (idle.length > 0) console.error(`Note: find-lr makes no use of ${idle.join(', ')}.`);
      const { findRate } = await import('../find-lr/find-lr.js');
      ends(await findRate(await trainSettings(source, others), flags));
    });
};
