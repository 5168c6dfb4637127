import { type Command, Option } from 'commander';
import { given } from '../options.js';
import { type Scale, scales, type TrainSettings } from '../train/settings.js';
import { aboveZero, belowOne, collect, folderName, listOf, seedNumber, someName, wholeNumber } from './arguments.js';
import { addSourceOptions, type SourceFlags, sourceSettings, usualSeed } from './source-options.js';

/** What a command line says about a training. */
export interface TrainFlags extends SourceFlags {
  readonly layers?: string;
  readonly loss?: string;
  readonly optimizer?: string;
  readonly optimiser?: string;
  readonly learningRate?: number;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly validation?: number;
  readonly test?: string;
  readonly scale?: Scale;
  readonly forInstrument?: boolean;
  readonly patience?: number;
  readonly metrics?: readonly string[];
  readonly seed?: number;
  readonly backend?: string;
  readonly plugin: readonly string[];
  readonly out?: string;
  readonly png?: boolean;
  readonly json?: boolean;
}

const scaleText =
  'of inputs, and of numbers to predict (default: standard; with --for-instrument shared: one range for all columns)';
const instrumentText = 'dense layers and weights within its limits, values clipped to [-1, 1] as it clips them';
const testText = 'more rows, to measure with at the end; of a generator those of the next seed';
const patienceText = 'stop after this many epochs without a better loss, and take the best';
const metricsText = 'told beside the loss (default: by target)';

/** How much of a training a verb does. */
export interface TrainExtent {
  /** False where it has no use for what is about the whole: that may be given, and is not in the help. Default true. */
  readonly whole?: boolean;
  /** In the help: the folder where none is named. */
  readonly folder?: string;
}

/** Adds the options of a training, and those of its data. */
export function addTrainOptions(
  command: Command,
  { whole = true, folder = 'runs/<name>-<n>' }: TrainExtent = {},
): Command {
  const ofWhole = (option: Option): Option => option.hideHelp(!whole);
  return addSourceOptions(command)
    .option(
      '--layers <list>',
      'such as 16:relu,dropout:0.2,1:sigmoid (default: two hidden layers and one for the target)',
    )
    .option('--loss <name>', 'default: by target and last layer')
    .option('--optimizer <name>', 'adam, sgd, rmsprop, ... (default: adam)')
    .addOption(new Option('--optimiser <name>', 'the same').hideHelp())
    .addOption(ofWhole(new Option('--learning-rate <n>', "default: the optimizer's").argParser(aboveZero)))
    .addOption(ofWhole(new Option('--epochs <n>', 'default: 100').argParser(wholeNumber(1))))
    .option('--batch-size <n>', 'default: 32', wholeNumber(1))
    .option('--validation <share>', 'share of the rows to hold out, 0 for none (default: 0.2)', belowOne)
    .addOption(ofWhole(new Option('--test <source>', testText)))
    .addOption(new Option('--scale <how>', scaleText).choices(scales))
    .option('--for-instrument', instrumentText)
    .addOption(ofWhole(new Option('--patience <n>', patienceText).argParser(wholeNumber(1))))
    .addOption(ofWhole(new Option('--metrics <names>', metricsText).argParser(listOf(someName))))
    .option('--seed <n>', 'of start weights, order and split (default: 42)', seedNumber)
    .option('--backend <name>', 'auto, simd, js, wasm, cpu, or one of a plugin')
    .option('--plugin <package>', 'register the plugins of a package or file (may be repeated)', collect, [])
    .option('--out <dir>', `the folder itself (default: ${folder})`, folderName)
    .option('--png', 'write figures as PNG images too')
    .option('--json', 'print one JSON document on standard output');
}

/** The training that a command line means. */
export async function trainSettings(source: string, flags: TrainFlags): Promise<TrainSettings> {
  const { layers, loss, learningRate, epochs = 100, batchSize = 32, validation, scale, patience, metrics } = flags;
  const { optimizer = flags.optimiser ?? 'adam', seed = usualSeed, test, forInstrument } = flags;
  return {
    data: await sourceSettings(source, flags),
    ...(test === undefined ? {} : { test: await testSettings(test, flags) }),
    ...{ optimizer, epochs, batchSize, seed },
    ...given({ layers, loss, learningRate, validation, scale, forInstrument, patience, metrics }),
  };
}

/** More rows of the same columns; a generator draws others than those to train with. */
async function testSettings(test: string, { dataSeed = usualSeed, rows: _, ...flags }: TrainFlags) {
  const settings = await sourceSettings(test, flags);
  return settings.seed === undefined ? settings : { ...settings, seed: (dataSeed + 1) % 2 ** 32 };
}
