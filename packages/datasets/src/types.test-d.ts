import { expectTypeOf } from 'vitest';
import { parseCsv } from './csv.js';
import {
  type Anomaly,
  type BatchedDataset,
  circles,
  classification,
  type Dataset,
  fromArrays,
  kFold,
  minMaxScaler,
  plateaus,
  splitByTime,
  type Table,
  threshold,
  trainTestSplit,
  type WaveDataset,
  waves,
  windows,
} from './index.js';

const data = fromArrays([1], [0]);
const drawn = waves({ rows: 4, seed: 1 });

// What a kind of data set knows stays through methods, splits and folds.
expectTypeOf(drawn.shuffle(1).oneHot().slice(0)).toEqualTypeOf<WaveDataset>();
expectTypeOf(drawn.batch(2).take([0])).toExtend<WaveDataset & BatchedDataset>();
expectTypeOf(trainTestSplit(drawn, { seed: 1 })).toEqualTypeOf<readonly [train: WaveDataset, test: WaveDataset]>();
for (const { train } of kFold(plateaus.rows(4, { seed: 1 })))
  expectTypeOf(train.anomalies[0]).toExtend<Anomaly | undefined>();
const [first, second, third] = splitByTime(windows([1], { length: 1, label: 0 }), { shares: [0.5, 0.3, 0.2] });
expectTypeOf([first.starts, second.starts, third.starts]).toEqualTypeOf<(readonly number[])[]>();
// @ts-expect-error two shares make two parts
splitByTime(windows([1], { length: 1, label: 0 }), { shares: [0.5, 0.5] })[2];
// @ts-expect-error only batches say their size
data.batchSize;

// A file with a target is a data set, without one a table.
expectTypeOf(parseCsv('a', { target: 'a' })).toEqualTypeOf<Dataset>();
expectTypeOf(parseCsv('a')).toEqualTypeOf<Table>();
// @ts-expect-error class names are those of a target
parseCsv('a', { classNames: ['a'] });

// @ts-expect-error nothing is drawn without a seed
circles({ rows: 10 });
// @ts-expect-error the tuple has two members
circles({ rows: [1, 2, 3], seed: 1 });
// @ts-expect-error names are ours
classification({ n_samples: 10, seed: 1 });
// @ts-expect-error no such wave
waves({ seed: 1, classes: ['sine', 'noise'] });
// @ts-expect-error there are four
waves({ seed: 1, classes: 5 });
// @ts-expect-error a number
threshold({ seed: 1, at: '50' });
// @ts-expect-error rows in order need no seed
trainTestSplit(data, { shuffle: false, seed: 1 });
// @ts-expect-error a random order needs one
trainTestSplit(data, { testSize: 0.2 });
// @ts-expect-error only rows in random order can be stratified
trainTestSplit(data, { shuffle: false, stratify: true });
// @ts-expect-error windows know their places, other rows do not
splitByTime(data, { shares: [0.5, 0.5] });
// @ts-expect-error what was not fitted cannot scale
minMaxScaler().transform(data.x);
// @ts-expect-error a window needs a target
windows([1], { length: 1 });
