import { InvalidArgumentError, Option } from 'commander';
import type { ExportFlags } from '../export/export.js';
import { aboveZero, collect, folderName, listOf, seedNumber, someName, wholeNumber } from './arguments.js';
import { addNumberOptions } from './number-options.js';
import type { SourceFlags } from './source-options.js';
import type { AddVerb } from './verb.js';

/** `linnet export`: a trained model as files for something else. */
export const addExport: AddVerb = (program, ends) => {
  addNumberOptions(
    program
      .command('export')
      .description('write a trained model as .linn, C, Verilog or ONNX, and run what was written against the emulator')
      .argument('<model>', 'a model.json, or the run folder that holds it')
      .requiredOption('--to <exporter>', 'linn, c, verilog, onnx, or one of a plugin'),
    { withFloat: true },
  )
    .option('--out <dir>', 'folder for the files (default: the working directory)', folderName)
    .option(
      '--name <name>',
      'of the network: names of files, functions and modules begin with it (default: network)',
      someName,
    )
    .option(
      '--verify <n>',
      'run what was exported on so many rows, or "all" there are, before it is written',
      vectorCount,
    )
    .option('--verify-seed <n>', 'of these rows (default: 0)', seedNumber)
    .option('--multipliers <n>', 'verilog: share this many multipliers', wholeNumber(1))
    .addOption(new Option('--wrapper <name>', 'verilog: also a top for custom instruments').choices(['moku-compile']))
    .option('--opset <n>', 'onnx: version of the operators', wholeNumber(1))
    .addOption(
      new Option('--precision <name>', 'onnx: what floats are computed in (default: single)').choices([
        'single',
        'double',
      ]),
    )
    .option('--input-channels <n>', 'linn: channels that inputs arrive on', wholeNumber(1))
    .option('--output-channels <n>', 'linn: channels that outputs leave on', wholeNumber(1))
    .option('--output-mapping <list>', 'linn: which neurons become the outputs, such as 0,2', listOf(wholeNumber(0)))
    .option('--fold-scaling', 'linn: put what one channel cannot scale into the first layer')
    .option('--clip-weights', 'linn: limit weights to [-1, 1] instead of refusing others')
    .option('--vendor-bytes', 'linn: write the very bytes of the vendor')
    .option(
      '--sample-rate <n>',
      'linn: samples a second that rows were taken with (default: what the training data told)',
      aboveZero,
    )
    .option(
      '--set <option=value>',
      'any other option of an exporter; values are JSON or text (may be repeated)',
      collect,
      [],
    )
    .option('--plugin <package>', 'register the plugins of a package or file (may be repeated)', collect, [])
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nWithout --format a model is exported as it was saved: in integers where it was quantised, else in floats; verilog makes\nintegers of 16 bits.\n\nExamples:\n  $ linnet export runs/moku-classifier-1 --to linn --out files\n  $ linnet export runs/moku-classifier-1 --to c --format 16 --out files --verify 1000\n  $ linnet export runs/moku-classifier-1 --to verilog --format 8 --multipliers 100 --out files --verify 200',
    )
    .action(async (model: string, flags: ExportFlags & SourceFlags) => {
      const { exportModel } = await import('../export/export.js');
      ends(await exportModel(model, flags));
    });
};

function vectorCount(text: string): number | 'all' {
  if (text === 'all') return 'all';
  const count = Number(text);
  if (/^\d+$/u.test(text) && count >= 1 && count <= 10_000_000) return count;
  throw new InvalidArgumentError('Use a whole number from 1 to 10000000, or "all".');
}
