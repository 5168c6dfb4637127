import type { EvaluateFlags } from '../use/evaluate.js';
import { folderName } from './arguments.js';
import { addSourceOptions, type SourceFlags, sourceSettings, sourceText } from './source-options.js';
import type { AddVerb } from './verb.js';

/** `linnet evaluate`: how well a saved model does on data. */
export const addEvaluate: AddVerb = (program) => {
  addSourceOptions(
    program
      .command('evaluate')
      .description('measure a saved model on data: scores, a report of classes, a confusion matrix')
      .argument('<model>', 'a model.json, or the run folder that holds it')
      .argument('<data>', `${sourceText}; of Train and Test it is Test`),
  )
    .option('--out <dir>', 'folder for figures (default: none are drawn)', folderName)
    .option('--png', 'write figures as PNG images too')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nBeside a run.json of "linnet train" the target, the columns and the names of classes are those of the training.\n\nExample:\n  $ linnet evaluate runs/data-1/model.json new.csv --target label',
    )
    .action(async (model: string, source: string, flags: EvaluateFlags & SourceFlags) => {
      const { evaluate } = await import('../use/evaluate.js');
      await evaluate(model, await sourceSettings(source, flags), flags);
    });
};
