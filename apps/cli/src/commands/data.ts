import { counted } from '@linnet/recipes';
import { type Command, Option } from 'commander';
import { generators } from '../data/generator-table.js';
import { type Format, formats, type Generator, type GeneratorFlags } from '../data/generators.js';
import { folderName, seedNumber } from './arguments.js';
import type { AddVerb } from './verb.js';

interface DataFlags extends GeneratorFlags {
  readonly out: string;
  readonly format: Format;
  readonly json?: boolean;
}

/** `linnet data`: writes generated data as files. */
export const addData: AddVerb = (program) => {
  const data = program
    .command('data')
    .description('generate data and write it as files')
    .addHelpText('after', '\nExample:\n  $ linnet data circles --rows 1000 --noise 0.03 --seed 42 --out data');
  for (const generator of generators) addGenerator(data, generator);
};

function addGenerator(data: Command, generator: Generator): void {
  const { name, summary, format } = generator;
  const command = data.command(name).description(summary);
  for (const option of generator.options()) command.addOption(option);
  command
    .option('--out <dir>', 'folder for the files', folderName, `data/${name}`)
    .option('--seed <n>', 'the same seed gives the same files', seedNumber, 42)
    .addOption(new Option('--format <name>', 'of the files').choices(formats).default(format))
    .option('--json', 'print one JSON document')
    .addHelpText('after', `\nExample:\n  $ linnet data ${name} --out data --seed 42`)
    .action(async ({ out, json, format: wanted, ...flags }: DataFlags) => {
      const { checkRowsFor } = await import('../data/write-limits.js');
      checkRowsFor(wanted, flags);
      const { drawSets } = await import('../data/draw-sets.js');
      const sets = (await drawSets(generator, flags)).filter((set) => set !== undefined);
      const { writeSets } = await import('../data/write-sets.js');
      const files = await writeSets(out, sets, wanted);
      if (json) console.log(JSON.stringify({ seed: flags.seed, files }, null, 2));
      else for (const { path, rows } of files) console.log(`${path}: ${counted(rows, 'row')}`);
    });
}
