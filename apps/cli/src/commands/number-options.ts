import { type Command, InvalidArgumentError, Option } from 'commander';
import type { NumberFlags } from '../numbers/formats.js';
import { collect } from './arguments.js';
import { addSourceOptions, sourceText } from './source-options.js';

/** The options of what numbers a network computes in; `withFloat` where floats are a choice too. */
export const addNumberOptions = (command: Command, { withFloat }: { readonly withFloat: boolean }): Command =>
  addSourceOptions(
    command
      .option(
        '--format <format>',
        `of all numbers: ${withFloat ? 'float, ' : ''}bits such as 16, ap_fixed<16,1,AP_RND,AP_SAT>, Q1.15, or the assumed words of moku-go, moku-lab, moku-pro, moku-delta`,
      )
      .option('--weights <format>', 'of weights: bits, or a format')
      .option('--activations <format>', 'of what layers give: bits, or a format')
      .option('--input <format>', 'of the inputs: bits, or a format')
      .option('--layer <name=format>', 'of the weights and outputs of one layer (may be repeated)', collect, [])
      .addOption(new Option('--scales <of>', 'steps of fitted weights').choices(['perTensor', 'perChannel']))
      .addOption(new Option('--steps <kind>', 'of fitted formats').choices(['powerOfTwo', 'any']))
      .addOption(new Option('--rounding <rule>', 'of fitted formats').choices(['floor', 'halfUp', 'halfEven']))
      .addOption(
        new Option('--overflow <rule>', 'of fitted formats').choices(['wrap', 'saturate', 'saturateSymmetric']),
      )
      .option('--table <steps>', 'of the tables of tanh, sigmoid, softsign: a power of two', tableSteps)
      .option('--no-interpolation', 'look tables up without values in between')
      .option(
        '--method <name>',
        'how ranges follow from the data: minMax, meanSquaredError, klDivergence, or percentile such as 99.9',
        methodNamed,
      )
      .option('--data <source>', `rows that ranges are fitted to and errors are measured on: ${sourceText}`),
  );

function tableSteps(text: string): number {
  const steps = Number(text);
  // Powers of two share no bit with the number below them.
  if (Number.isInteger(steps) && steps >= 2 && steps <= 65_536 && (steps & (steps - 1)) === 0) return steps;
  throw new InvalidArgumentError('Use a power of two from 2 to 65536.');
}

function methodNamed(text: string): NonNullable<NumberFlags['method']> {
  if (text === 'minMax' || text === 'meanSquaredError' || text === 'klDivergence') return text;
  const percentile = Number(text);
  if (text.trim() !== '' && percentile > 0 && percentile <= 100) return { percentile };
  throw new InvalidArgumentError('Use minMax, meanSquaredError, klDivergence, or a percentage such as 99.9.');
}
