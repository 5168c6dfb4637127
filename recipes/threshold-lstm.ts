import { adam, dense, labels, lstm, sequential, threshold } from 'linnet';
import { trainingCurves } from 'linnet/plot';

const data = threshold({ rows: 100, at: 50, seed: 1 });
// The post trains with 'sgd', whose accuracy goes up and down to the end; this settles.
const model = sequential([2, 1], [lstm(10), dense(2, { activation: 'softmax' })]).compile({
  loss: 'categoricalCrossentropy',
  optimizer: adam({ learningRate: 0.02 }),
  metrics: ['accuracy'],
  seed: 1,
});
const history = await model.fit(data.oneHot(), { epochs: 300, batchSize: 50, seed: 1 });
console.log(await model.evaluate(data.oneHot()), labels(await model.predict(data.x)));
export const figures = [trainingCurves(history, { title: 'An LSTM on a threshold' })];
