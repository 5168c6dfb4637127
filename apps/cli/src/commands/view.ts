import type { ViewFlags } from '../view/view.js';
import { fileName, wholeNumber } from './arguments.js';
import { addSourceOptions, type SourceFlags, sourceSettings, sourceText } from './source-options.js';
import type { AddVerb } from './verb.js';

/** `linnet view`: what data are, in words, numbers and a figure. */
export const addView: AddVerb = (program) => {
  addSourceOptions(
    program
      .command('view')
      .description('look at data: shape, classes, ranges, rows, and a figure')
      .argument('<data>', sourceText),
  )
    .option('--row <n>', 'one row alone, counted from 1: row 7 of a folder is X_7.dat', wholeNumber(1))
    .option('--count <n>', 'how many rows to show (default: 5)', wholeNumber(1, 1000))
    .option(
      '--out <file>',
      'the figure: .svg, .png or .html (default: runs/view-<name>.svg)',
      fileName('.svg', '.png', '.html'),
    )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  $ linnet view data.csv --target label\n  $ linnet view data/waves/Train --row 7 --out wave.png\n  $ linnet view circles --rows 500',
    )
    .action(async (source: string, flags: ViewFlags & SourceFlags) => {
      const { view } = await import('../view/view.js');
      await view(await sourceSettings(source, flags), flags);
    });
};
