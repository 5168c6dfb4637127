import { Command, CommanderError } from 'commander';
import { addData } from './commands/data.js';
import { addDevice } from './commands/device.js';
import { addEvaluate } from './commands/evaluate.js';
import { addExport } from './commands/export.js';
import { addFindLr } from './commands/find-lr.js';
import { addInspect } from './commands/inspect.js';
import { addPlugins } from './commands/plugins.js';
import { addPredict } from './commands/predict.js';
import { addQuantise } from './commands/quantise.js';
import { addRecipes } from './commands/recipes.js';
import { addRun } from './commands/run.js';
import { addSimulate } from './commands/simulate.js';
import { addTrain } from './commands/train.js';
import type { AddVerb } from './commands/verb.js';
import { addView } from './commands/view.js';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.js';
import { version } from './version.js';

/** In the order of the help. */
const verbs: readonly AddVerb[] = [
  addRun,
  addRecipes,
  addData,
  addView,
  addTrain,
  addFindLr,
  addEvaluate,
  addPredict,
  addQuantise,
  addExport,
  addInspect,
  addSimulate,
  addDevice,
  addPlugins,
];

/** Runs one command line and tells what to exit with. Heavy code is loaded by the verb that needs it. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  // A reader that goes away (head, tee, a closed terminal) must not end a run; what matters is in files.
  // One that cannot take what was printed (a full disk) is told: with some verbs the output is all there is.
  let lost: NodeJS.ErrnoException | undefined;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') lost ??= error;
    });
  }
  let code: ExitCode = exitCodes.done;
  const ends = (result: ExitCode): void => {
    code = result;
  };
  const program = new Command('linnet')
    .description('Small neural networks for signals: generate data, train, look, export for an FPGA instrument.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText('after', '\nExample:\n  $ linnet run moku-classifier --seed 7');
  for (const add of verbs) add(program, ends);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    code = await explain(error, argv.includes('--json'));
  }
  // Errors of a stream are told on a later turn.
  await new Promise((resolve) => setImmediate(resolve));
  if (lost === undefined) return code;
  console.error(`Error: what was printed could not be written: ${lost.message}.`);
  return code === exitCodes.done ? exitCodes.failed : code;
}

/** Says what went wrong on standard error: words for what a person can mend, a stack for what is our fault. */
async function explain(error: unknown, json: boolean): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  const { LinnetError } = await import('@linnet/core');
  if (LinnetError.is(error)) {
    console.error(`Error: ${error.message}`);
    if (json)
      console.log(JSON.stringify({ error: { code: error.code, message: error.message, problems: error.problems } }));
    return exitCodeOf(error);
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return exitCodes.failed;
}
