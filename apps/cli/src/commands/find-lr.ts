import { aboveZero, belowOne, wholeNumber } from './arguments.js';
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
  )
    .option('--from <n>', 'the first rate (default: 1e-8)', aboveZero)
    .option('--to <n>', 'the last rate (default: 1)', aboveZero)
    .option('--steps <n>', 'how many rates (default: 100)', wholeNumber(3, 1_000_000))
    .option('--smoothing <share>', 'of the mean loss that stays at each step (default: 0.98)', belowOne)
    .addHelpText(
      'after',
      '\nIt takes the options of "linnet train", so that one line serves both; what is about the whole training has no part in it.\n\nExample:\n  $ linnet find-lr data.csv --target label --layers 16:relu,8:tanh,1:sigmoid',
    )
    .action(async (source: string, flags: FindFlags) => {
      const idle = (['epochs', 'patience', 'metrics', 'test', 'learningRate'] as const).filter(
        (name) => flags[name] !== undefined,
      );
      if (idle.length > 0) console.error(`Note: find-lr makes no use of ${idle.map(optionOf).join(', ')}.`);
      const { test: _, ...others } = flags;
      const { findRate } = await import('../find-lr/find-lr.js');
      ends(await findRate(await trainSettings(source, others), flags));
    });
};

const optionOf = (name: string): string => `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
