import {
  adam,
  circles,
  classificationReport,
  confusionMatrix,
  dense,
  labels,
  learningRateSchedule,
  pow,
  sequential,
} from 'linnet';
import { confusion, decisionBoundary, learningRateSweep, trainingCurves } from 'linnet/plot';

const data = circles({ rows: 1000, noise: 0.03, seed: 42 });
const [train, test] = [data.slice(0, 800), data.slice(800)];
const rings = sequential(2, [
  dense(4, { activation: 'relu' }),
  dense(4, { activation: 'relu' }),
  dense(1, { activation: 'sigmoid' }),
]);
const finder = rings.compile({ loss: 'binaryCrossentropy', optimizer: 'adam', seed: 25 });
const rising = learningRateSchedule((epoch) => 1e-4 * pow(10, epoch / 20));
const sweep = await finder.fit(train, { epochs: 100, callbacks: [rising], seed: 25 });
const model = rings.compile({
  loss: 'binaryCrossentropy',
  optimizer: adam({ learningRate: 0.02 }),
  metrics: ['accuracy'],
  seed: 25,
});
const history = await model.fit(train, { epochs: 30, seed: 25 });
const found = labels(await model.predict(test.x));
console.log(String(classificationReport(test.y, found)));
export const figures = [
  learningRateSweep({ rates: sweep.learningRate, losses: sweep.loss, suggestion: 0.02 }),
  trainingCurves(history),
  confusion(confusionMatrix(test.y, found)),
  await decisionBoundary(model, test),
];
