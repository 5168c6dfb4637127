import { dense, sequential, waves } from 'linnet';
import { readDat, writeDat } from 'linnet/node';
import { trainingCurves } from 'linnet/plot';

// The tutorial's files, X_1.dat, Y_1.dat, ...: with files of your own these three lines go.
const drawn = waves({ rows: 400, length: 128, seed: 1 });
await writeDat('data/waves/Train', drawn.slice(0, 200));
await writeDat('data/waves/Test', drawn.slice(200));

const train = await readDat('data/waves/Train', { rows: 200, length: 128 });
const test = await readDat('data/waves/Test', { rows: 200, length: 128 });
const model = sequential(128, [
  dense(16, { activation: 'relu' }),
  dense(8, { activation: 'tanh' }),
  dense(1, { activation: 'sigmoid' }),
]).compile({ optimizer: 'rmsprop', loss: 'binaryCrossentropy', metrics: ['accuracy'], seed: 1 });
const history = await model.fit(train, { epochs: 300, batchSize: 32, validation: test, seed: 1 });
console.log(await model.evaluate(test));
export const figures = [trainingCurves(history, { title: 'Sine or square' })];
