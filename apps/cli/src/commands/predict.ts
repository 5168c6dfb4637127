import type { PredictFlags } from '../use/predict.js';
import { fileName } from './arguments.js';
import { addSourceOptions, type SourceFlags, sourceSettings, sourceText } from './source-options.js';
import type { AddVerb } from './verb.js';

/** `linnet predict`: what a saved model says of rows. */
export const addPredict: AddVerb = (program) => {
  addSourceOptions(
    program
      .command('predict')
      .description('predict rows with a saved model')
      .argument('<model>', 'a model.json, or the run folder that holds it')
      .argument('<data>', `${sourceText}; of Train and Test it is Test`),
  )
    .option('--out <file.csv>', 'where to write predictions (default: standard output)', fileName('.csv'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet predict runs/data-1/model.json new.csv --out predicted.csv')
    .action(async (model: string, source: string, flags: PredictFlags & SourceFlags) => {
      const { predict } = await import('../use/predict.js');
      await predict(model, await sourceSettings(source, flags), flags);
    });
};
