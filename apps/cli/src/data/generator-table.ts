import { InvalidArgumentError, Option } from 'commander';
import { aboveZero, anyNumber, fromZero, listOf, numberThat, share, wholeNumber } from '../commands/arguments.js';
import { given } from '../options.js';
import type { GeneratedSets, Generator, GeneratorFlags } from './generators.js';

const option = (flags: string, description: string, parse?: (text: string) => unknown): Option => {
  const made = new Option(flags, description);
  // The parser of an option that may be given once sees its text alone.
  return parse === undefined ? made : made.argParser((text) => parse(text));
};

const rows = (count: number): Option => option('--rows <n>', `how many (default: ${count})`, wholeNumber(1));
const features = (count: number): Option => option('--features <n>', `columns (default: ${count})`, wholeNumber(1));
const classes = (count: number): Option => option('--classes <n>', `classes (default: ${count})`, wholeNumber(1));
const turns = numberThat((value) => value > 0 && value <= 100, 'a number above 0, up to 100');
const inOrder = (): Option => option('--no-shuffle', 'class by class, in order');
const orRandom =
  (parse: (text: string) => number) =>
  (text: string): number | 'random' =>
    text === 'random' ? text : parse(text);

function lowAndHigh(text: string): readonly [number, number] {
  const [low, high, ...more] = listOf(anyNumber)(text);
  if (low !== undefined && high !== undefined && more.length === 0) return [low, high];
  throw new InvalidArgumentError('Use two numbers, the least and the greatest, such as -10,10.');
}

const one = (name: string, data: GeneratedSets[0]['data']): GeneratedSets => [{ name, data }];

/** The tutorial's noise: 0.03 of the radius. */
const circleNoise = 0.03;

/** Every generator, in the order of the help. */
export const generators: readonly Generator[] = [
  {
    name: 'plateaus',
    summary: 'sines with and without a plateau: the data of the anomaly classifier',
    format: 'csv',
    options: () => [
      option('--rows <n>', 'fresh rows alone, of the same kind (default: the tutorial’s sets)', wholeNumber(1)),
    ],
    draw: async (flags) => (await import('./plateaus.js')).plateauSets(flags),
  },
  {
    name: 'waves',
    summary: 'sine or square waves of random frequency, a file each: rows to train with and others to test with',
    format: 'dat',
    options: () => [
      option('--rows <n>', 'waves to train with (default: 200)', wholeNumber(1)),
      option('--test-rows <n>', 'waves to test with, the next that are drawn (default: as many)', wholeNumber(1)),
      option('--length <n>', 'samples of a wave (default: 128)', wholeNumber(1)),
      option('--classes <n>', 'shapes: sine, square, triangle, sawtooth (default: 2)', wholeNumber(2, 4)),
    ],
    draw: drawWaves,
  },
  {
    name: 'circles',
    summary: 'points on two circles, one inside the other',
    format: 'csv',
    options: () => [
      rows(1000),
      option('--noise <n>', `deviation of the noise (default: ${circleNoise})`, fromZero),
      option('--factor <n>', 'radius of the inner circle (default: 0.8)', fromZero),
      inOrder(),
    ],
    draw: async ({ seed, rows: count = 1000, noise = circleNoise, factor, shuffle }) => {
      const { circles } = await import('linnet');
      return one('circles', circles({ seed, rows: count, noise, ...given({ factor, shuffle }) }));
    },
  },
  {
    name: 'moons',
    summary: 'points on two half circles that reach into each other',
    format: 'csv',
    options: () => [rows(1000), option('--noise <n>', 'deviation of the noise (default: 0.1)', fromZero), inOrder()],
    draw: async ({ seed, rows: count = 1000, noise = 0.1, shuffle }) => {
      const { moons } = await import('linnet');
      return one('moons', moons({ seed, rows: count, noise, ...given({ shuffle }) }));
    },
  },
  {
    name: 'spirals',
    summary: 'points on two spiral arms that wind around each other',
    format: 'csv',
    options: () => [
      rows(1000),
      option('--noise <n>', 'deviation of the noise (default: 0.02)', fromZero),
      option('--turns <n>', 'of each arm around the middle (default: 1.75)', turns),
      inOrder(),
    ],
    draw: async ({ seed, rows: count = 1000, noise = 0.02, turns: around, shuffle }) => {
      const { spirals } = await import('linnet');
      return one('spirals', spirals({ seed, rows: count, noise, ...given({ turns: around, shuffle }) }));
    },
  },
  {
    name: 'checkerboard',
    summary: 'points on a board whose cells are of either class in turn',
    format: 'csv',
    options: () => [
      rows(1000),
      option('--noise <n>', 'deviation of the noise (default: 0)', fromZero),
      option('--cells <n>', 'along each side of the board (default: 2, the exclusive-or)', wholeNumber(2, 1000)),
      inOrder(),
    ],
    draw: async ({ seed, rows: count = 1000, noise, cells, shuffle }) => {
      const { checkerboard } = await import('linnet');
      return one('checkerboard', checkerboard({ seed, rows: count, ...given({ noise, cells, shuffle }) }));
    },
  },
  {
    name: 'blobs',
    summary: 'points in normal clouds around centers, a class each',
    format: 'csv',
    options: () => [
      rows(300),
      option('--centers <n>', 'clouds (default: 3)', wholeNumber(1)),
      option('--centres <n>', 'the same', wholeNumber(1)).hideHelp(),
      features(2),
      option('--deviation <n>', 'how far the clouds reach (default: 1)', fromZero),
      option('--box <low,high>', 'where centers lie (default: -10,10)', lowAndHigh),
      inOrder(),
    ],
    draw: async ({ seed, rows: count = 300, centers, centres, features: columns, deviation, box, shuffle }) => {
      const { blobs } = await import('linnet');
      const clouds = given({ centers: centers ?? centres, features: columns, deviation, box, shuffle });
      return one('blobs', blobs({ seed, rows: count, ...clouds }));
    },
  },
  {
    name: 'classification',
    summary: 'classes around the corners of a cube, in some of the columns',
    format: 'csv',
    options: () => [
      rows(100),
      features(20),
      option('--informative <n>', 'columns that tell the classes apart (default: 2)', wholeNumber(1)),
      option('--redundant <n>', 'columns that are sums of those (default: 2)', wholeNumber(0)),
      option('--repeated <n>', 'columns that repeat others (default: 0)', wholeNumber(0)),
      classes(2),
      option('--clusters-per-class <n>', 'clouds of each class (default: 2)', wholeNumber(1)),
      option('--weights <list>', 'shares of the classes, such as 0.7,0.3 (default: equal)', listOf(fromZero)),
      option('--flip-y <n>', 'share of the rows with a class drawn anew (default: 0.01)', share),
      option('--class-sep <n>', 'how far classes lie apart (default: 1)', aboveZero),
      option('--no-hypercube', 'corners of a figure with sides of random length'),
      option('--shift <n>', 'added to the columns: a number, or random (default: 0)', orRandom(anyNumber)),
      option('--scale <n>', 'the columns times this: a number, or random (default: 1)', orRandom(aboveZero)),
      inOrder(),
    ],
    draw: async ({ seed, testRows: _, ...flags }) => {
      const { classification } = await import('linnet');
      return one('classification', classification({ seed, ...given(classificationFlags(flags)) }));
    },
  },
  {
    name: 'gaussian-quantiles',
    summary: 'one normal cloud whose classes are shells around its middle',
    format: 'csv',
    options: () => [
      rows(100),
      features(2),
      classes(3),
      option('--mean <list>', 'the middle, a number for each column (default: all 0)', listOf(anyNumber)),
      option('--variance <n>', 'of every column (default: 1)', fromZero),
      inOrder(),
    ],
    draw: async ({ seed, rows: count, features: columns, classes: shells, mean, variance, shuffle }) => {
      const { gaussianQuantiles } = await import('linnet');
      const options = given({ rows: count, features: columns, classes: shells, mean, variance, shuffle });
      return one('gaussian-quantiles', gaussianQuantiles({ seed, ...options }));
    },
  },
  {
    name: 'multilabel',
    summary: 'rows of counts that may have several classes, or none',
    format: 'csv',
    options: () => [
      rows(100),
      features(20),
      classes(5),
      option('--labels <n>', 'classes of a row, on average (default: 2)', fromZero),
      option('--length <n>', 'what a row adds up to, on average (default: 50)', aboveZero),
      option('--no-unlabelled', 'every row has a class'),
    ],
    draw: async ({ seed, rows: count, features: columns, classes: topics, labels, length, unlabelled }) => {
      const { multilabel } = await import('linnet');
      const options = given({ rows: count, features: columns, classes: topics, labels, length });
      return one('multilabel', multilabel({ seed, ...options, ...given({ allowUnlabelled: unlabelled }) }));
    },
  },
  {
    name: 'surface',
    summary: 'points in a square and heights above them: numbers to predict',
    format: 'csv',
    options: () => [
      rows(1000),
      option('--noise <n>', 'deviation of the noise of the heights (default: 0)', fromZero),
      option('--shape <name>', 'of the surface (default: plane)').choices(['plane', 'hills']),
    ],
    draw: async ({ seed, rows: count = 1000, noise, shape }) => {
      const { surface } = await import('linnet');
      return one('surface', surface({ seed, rows: count, ...given({ noise, shape }) }));
    },
  },
  {
    name: 'threshold',
    summary: 'numbers from 0 to 100, each with a step of noise after it: is it above a threshold?',
    format: 'csv',
    options: () => [rows(100), option('--at <n>', 'the threshold (default: 50)', anyNumber)],
    draw: async ({ seed, rows: count, at }) => {
      const { threshold } = await import('linnet');
      return one('threshold', threshold({ seed, ...given({ rows: count, at }) }));
    },
  },
];

/** One generator draws both sets: the test waves are the next ones after those to train with. */
async function drawWaves({ seed, rows: count = 200, testRows = count, length, classes: shapes }: GeneratorFlags) {
  const { waves } = await import('linnet');
  // The option takes these numbers alone; `waves` checks them again.
  const options = given({ length, classes: shapes as 2 | 3 | 4 | undefined });
  const all = waves({ seed, rows: count + testRows, ...options });
  return [
    { name: 'train', data: all.slice(0, count) },
    { name: 'test', data: all.slice(count) },
  ] as const;
}

const classificationFlags = ({
  rows: count,
  features: columns,
  informative,
  redundant,
  repeated,
  classes: kinds,
  clustersPerClass,
  weights,
  flipY,
  classSep,
  hypercube,
  shift,
  scale,
  shuffle,
}: Omit<GeneratorFlags, 'seed' | 'testRows'>) => ({
  ...{ rows: count, features: columns, informative, redundant, repeated, classes: kinds, clustersPerClass },
  ...{ weights, flipY, classSep, hypercube, shift, scale, shuffle },
});
