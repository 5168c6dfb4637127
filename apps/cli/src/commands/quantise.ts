import { Option } from 'commander';
import type { QuantiseFlags } from '../quantise/quantise.js';
import { fileName, folderName, listOf, wholeNumber } from './arguments.js';
import { addNumberOptions } from './number-options.js';
import type { SourceFlags } from './source-options.js';
import type { AddVerb } from './verb.js';

/** `linnet quantise`: what a network does in n bits. */
export const addQuantise: AddVerb = (program) => {
  addNumberOptions(
    program
      .command('quantise')
      .alias('quantize')
      .description('make integers of a trained model: formats, errors, accumulators, cost; or sweep over bits')
      .argument('<model>', 'a model.json, or the run folder that holds it'),
    { withFloat: false },
  )
    .option(
      '--sweep [bits]',
      'score fewer and fewer bits, such as 4,6,8,16: the whole network, then layer by layer',
      listOf(wholeNumber(2, 32)),
    )
    .addOption(
      new Option('--metric <name>', 'of a sweep (default: accuracy where targets are classes)').choices([
        'accuracy',
        'meanSquaredError',
      ]),
    )
    .option('--save <file>', 'write the model with its integers, as model.json', fileName('.json'))
    .option('--out <dir>', 'folder for figures and a report page (default: none are made)', folderName)
    .option('--png', 'write figures as PNG images too')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nWithout --format everything has 16 bits. The data of a "linnet train" run are used where --data names none.\n\nExamples:\n  $ linnet quantise runs/moku-classifier-1 --format 8\n  $ linnet quantise runs/moku-classifier-1 --sweep --data plateaus --out sweep\n  $ linnet quantise model.json --weights 8 --activations Q1.15 --data rows.csv --save small.json',
    )
    .action(async (model: string, flags: QuantiseFlags & SourceFlags) => {
      const { quantiseModel } = await import('../quantise/quantise.js');
      await quantiseModel(model, flags);
    });
};
