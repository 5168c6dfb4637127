import type { Arithmetic, HardwareName } from '@linnet/device-simulator';
import { InvalidArgumentError, Option } from 'commander';
import { arithmeticKinds, faultKinds, hardwareKinds } from '../simulate/kinds.js';
import type { SimulateFlags } from '../simulate/simulate.js';
import { collect, someName, wholeNumber } from './arguments.js';
import type { AddVerb } from './verb.js';

const help = `
It ends with Ctrl-C or SIGTERM, and then with exit code 0. With --json it prints an object a line: the first holds the
address, the last how many requests there were, and each in between is one of them, { "request": { ... } }, with the first
500 characters of its body and its answer. A file for --input is a recording: channels in columns, and a sample rate, as a column "Time (s)" or a line
"% Acquisition rate: 1000 Hz"; its channels are plugged into Input 1, Input 2, ... and begin again at their end.

Examples:
  $ linnet simulate --hardware go --port 8090
  $ linnet simulate --input sound.csv --record requests.jsonl --json`;

/** An empty one, such as an unset variable of a shell, would mean all addresses of this machine. */
function hostName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Give an address of this machine; 0.0.0.0 is all of them.');
  return text;
}

/** `linnet simulate`: an instrument on one's own machine. */
export const addSimulate: AddVerb = (program) => {
  program
    .command('simulate')
    .description('simulate an instrument: the HTTP API of a Moku, with generators, networks and an oscilloscope')
    .option('--port <n>', 'where to listen; 0 takes any that is free', wholeNumber(0, 65_535), 0)
    .option(
      '--host <address>',
      'where to listen; others can reach it where that is not 127.0.0.1',
      hostName,
      '127.0.0.1',
    )
    .addOption(
      new Option('--hardware <kind>', 'which instrument').choices(hardwareKinds).default('pro' satisfies HardwareName),
    )
    .addOption(
      new Option('--arithmetic <how>', 'how networks compute; word lengths of fixed point are assumed')
        .choices(arithmeticKinds)
        .default('float' satisfies Arithmetic),
    )
    .option('--input <file.csv>', 'what is plugged into its inputs (may be repeated)', collect, [])
    .option('--allow-origin <url>', 'origin of pages that may use it, such as http://localhost:5173 (default: none)')
    .option('--record <file>', 'write every request with its answer, an object a line')
    .addOption(new Option('--fault <kind>', 'make requests go wrong, for tests of clients').choices(faultKinds))
    .option('--fault-operation <name>', 'only this one, such as upload_network', someName)
    .option('--fault-times <n>', 'only so often (default: always)', wholeNumber(1))
    .option('--json', 'print an object a line')
    .addHelpText('after', help)
    .action(async (flags: SimulateFlags) => {
      const { runSimulator } = await import('../simulate/simulate.js');
      await runSimulator(flags);
    });
};
