import { folderName, seedNumber } from './arguments.js';
import type { AddVerb } from './verb.js';

interface DataFlags {
  readonly seed: number;
  readonly out: string;
  readonly json?: boolean;
}

/** `linnet data`: writes generated data as CSV files. */
export const addData: AddVerb = (program) => {
  const data = program.command('data').description('generate data and write it as CSV files');
  data
    .command('plateaus')
    .description('sines with and without a plateau: the data of the anomaly classifier')
    .option('--out <dir>', 'folder for train.csv and validation.csv', folderName, 'data/plateaus')
    .option('--seed <n>', 'the same seed gives the same files', seedNumber, 42)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet data plateaus --out data --seed 42')
    .action(async ({ seed, out, json }: DataFlags) => {
      const { writePlateaus } = await import('../data/plateaus.js');
      const files = await writePlateaus(out, seed);
      if (json) console.log(JSON.stringify({ seed, files }, null, 2));
      else for (const { path, rows } of files) console.log(`${path}: ${rows} rows`);
    });
};
