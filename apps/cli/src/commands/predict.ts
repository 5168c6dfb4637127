import type { RowFlags } from '../use/given-rows.js';
import type { PredictFlags } from '../use/predict.js';
import { anyNumber, fileName, listOf } from './arguments.js';
import { addSourceOptions, sourceText } from './source-options.js';
import type { AddVerb } from './verb.js';

/** `linnet predict`: what a saved model says of rows. */
export const addPredict: AddVerb = (program) => {
  addSourceOptions(
    program
      .command('predict')
      .description('predict rows with a saved model')
      .argument('<model>', 'a model.json, or the run folder that holds it')
      .argument('[data]', `${sourceText}; of Train and Test it is Test`),
  )
    .option(
      '--row <numbers>',
      'a row to predict instead of data, such as 1.2,3.4 (may be repeated)',
      (text: string, before: RowFlags['row'] = []) => [...before, listOf(anyNumber)(text)],
    )
    .option('--out <file.csv>', 'where to write predictions (default: standard output)', fileName('.csv'))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  $ linnet predict runs/data-1 new.csv --out predicted.csv\n  $ linnet predict runs/data-1 --row 1.2,3.4 --row 0.5,2',
    )
    .action(async (model: string, source: string | undefined, flags: PredictFlags & RowFlags) => {
      const { rowsMeant } = await import('../use/given-rows.js');
      const { predict } = await import('../use/predict.js');
      await predict(model, await rowsMeant(source, flags), flags);
    });
};
