import { Option } from 'commander';
import { arithmeticKinds, hardwareKinds, scalingKinds } from '../closed-loop/kinds.js';
import type { RunFlags } from '../run/run.js';
import { collect, folderName, seedNumber, wholeNumber } from './arguments.js';
import type { AddVerb } from './verb.js';

/** `linnet run`: a recipe, a job file, or an earlier run that goes on. */
export const addRun: AddVerb = (program, ends) => {
  program
    .command('run')
    .description('train: a recipe by name, a job file, or an interrupted run')
    .argument(
      '[recipe-or-job]',
      'a name from "linnet recipes", or a path such as ./job.ts; default: the job of linnet.config.ts',
    )
    .option('--epochs <n>', 'train for at most this many epochs', wholeNumber(1))
    .option('--patience <n>', 'stop after this many epochs without a better loss', wholeNumber(1))
    .option('--seed <n>', "seed of data, start weights and order (default: the recipe's)", seedNumber)
    .option('--data-seed <n>', 'seed of the data alone', seedNumber)
    .option('--experiment <name>', 'another part of the recipe: "linnet recipes" lists them')
    .option('--seeds <n>', 'of an experiment that is repeated: how many seeds', wholeNumber(1, 1000))
    .option('--backend <name>', 'auto, simd, js, wasm, cpu, or one of a plugin')
    .option('--plugin <package>', 'register the plugins of a package or file (may be repeated)', collect, [])
    .option('--device <address>', 'play signals through it on an instrument: sim, or HOST[:PORT]')
    .addOption(new Option('--device-hardware <kind>', 'of --device sim (default: pro)').choices(hardwareKinds))
    .addOption(
      new Option('--device-arithmetic <kind>', 'of --device sim, and of the prediction (default: float)').choices(
        arithmeticKinds,
      ),
    )
    .addOption(
      new Option(
        '--device-scaling <kind>',
        'of its one input channel (default: folded where weights allow it, else shared)',
      ).choices(scalingKinds),
    )
    .option('--yes', 'replace what runs on the instrument without a question')
    .option('--out <dir>', 'the run folder itself (default: runs/<name>-<n>)', folderName)
    .option('--resume <folder>', 'go on with the run in this folder', folderName)
    .option('--png', 'write figures as PNG images too')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  $ linnet run moku-classifier --epochs 200\n  $ linnet run ./job.ts\n  $ linnet run --resume runs/moku-classifier-1\n  $ linnet run moku-classifier --device sim',
    )
    .action(async (target: string | undefined, flags: RunFlags) => {
      const { run } = await import('../run/run.js');
      ends(await run(target, flags));
    });
};
