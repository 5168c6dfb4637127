import { accuracy, earlyStopping, linnModel, plateaus } from 'linnet';
import { histogram, lines } from 'linnet/plot';

const { train, validation } = plateaus({ seed: 42 });
const model = linnModel(100, [
  [100, 'relu'],
  [64, 'relu'],
  [64, 'relu'],
  [32, 'relu'],
  [1, 'tanh'],
]).compile({ optimizer: 'adam', loss: 'meanSquaredError', seed: 42 });
const history = await model.fit(train, {
  epochs: 1000,
  validation,
  seed: 42,
  callbacks: [earlyStopping({ monitor: 'loss', patience: 100, restoreBest: true })],
});
const [seen, unseen] = [await model.predict(train.x), await model.predict(validation.x)];
console.log(accuracy(train.y, seen), accuracy(validation.y, unseen));
export const figures = [
  lines({ loss: history.loss, validation: history.validation.loss }, { yScale: 'log' }),
  histogram({ train: seen.data, validation: unseen.data }, { bins: 100 }),
];
const file = await model.export('linn', { name: 'classifier', inputChannels: 1, outputChannels: 1 });
export const files = [{ name: 'classifier.linn', exported: file }];
console.log(`Network latency approx. ${file.report.latencyCycles} cycles`);
