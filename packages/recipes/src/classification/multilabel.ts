import { dense, hammingLoss, multilabel, multilabels, sequential, subsetAccuracy, trainTestSplit } from 'linnet';
import { lines } from 'linnet/plot';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';

/** Rows with several labels, and a sigmoid for each. */
export async function multilabelRun({ seed, dataSeed, epochs = 100 }: RecipeOptions): Promise<RunResult> {
  const data = multilabel({ rows: 1000, features: 20, classes: 5, seed: dataSeed });
  const [train, test] = trainTestSplit(data, { testSize: 0.2, seed });
  const model = sequential(20, [dense(32, { activation: 'relu' }), dense(5, { activation: 'sigmoid' })]).compile({
    loss: 'binaryCrossentropy',
    optimizer: 'adam',
    metrics: ['accuracy'],
    seed,
  });
  const history = await model.fit(train, { epochs, validation: test, seed });
  const found = multilabels(await model.predict(test.x));
  return {
    title: 'Several labels a row',
    lead: 'Each row has any number of five labels, so there is a sigmoid for each instead of one softmax, and binary cross-entropy, the mean over the labels.',
    model,
    history,
    outcomes: [
      {
        name: 'Labels told wrong, test rows',
        value: hammingLoss(test.y, found),
        isShare: true,
        atMost: 0.2,
        reason: 'ours',
      },
      { name: 'Rows with all labels right, test rows', value: subsetAccuracy(test.y, found), isShare: true },
    ],
    figures: [
      lines(
        { training: history.loss, test: history.validation.loss },
        { title: 'Loss while training', xLabel: 'Epoch', yLabel: 'Cross-entropy' },
      ),
    ],
  };
}
