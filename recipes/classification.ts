import { classification, confusionMatrix, dense, labels, sequential } from 'linnet';
import { confusion, trainingCurves } from 'linnet/plot';

const data = classification({ rows: 100, features: 10, classes: 3, clustersPerClass: 1, seed: 77317 });
const model = sequential(10, [
  dense(8, { activation: 'relu' }),
  dense(8, { activation: 'relu' }),
  dense(3, { activation: 'softmax' }),
]).compile({ loss: 'sparseCategoricalCrossentropy', optimizer: 'sgd', metrics: ['accuracy'], seed: 1 });
const history = await model.fit(data.batch(10), { epochs: 500, seed: 1 });
console.log(await model.evaluate(data));
const found = labels(await model.predict(data.x));
export const figures = [
  trainingCurves(history, { title: 'Three classes' }),
  confusion(confusionMatrix(data.y, found), { title: 'Rows it was trained on' }),
];
