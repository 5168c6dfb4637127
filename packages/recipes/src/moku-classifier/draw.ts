import { type NdArray, plateaus } from 'linnet';
import { answerFigures, lossLabel, whereTrained } from '../experiment/figures.js';
import type { DrawFigures, TrainedExperiment } from '../tutorial.js';
import { classifierFigures } from './figures.js';

/** The figures of the recipe, as far as what was changed in the experiment leaves their subjects. */
export const draw: DrawFigures = whereTrained(async (_, trained) => {
  const { experiment, sets, model, history } = trained;
  const { train, test: validation } = sets;
  const ofWhat = experiment.scaling === 'none' ? '' : ' of scaled outputs';
  const parts = { train, ...cleanOf(experiment), history, lossLabel: `${lossLabel(experiment)}${ofWhat}` };
  const tellsOneOfTwo = model.output.join() === '1' && train.y.data.every((label) => label === 0 || label === 1);
  if (!tellsOneOfTwo) {
    return [
      ...classifierFigures(parts),
      ...(await answerFigures(trained, validation ?? train, { title: 'Predictions' })),
    ];
  }
  return classifierFigures({
    ...parts,
    outputs: {
      train: (await model.predict(train.x)).data,
      ...(validation === undefined ? {} : { validation: (await model.predict(validation.x)).data }),
    },
  });
});

function cleanOf({ data, test }: TrainedExperiment['experiment']): { readonly clean?: NdArray } {
  if (data.kind !== 'plateaus') return {};
  const { seed, length, noise } = data;
  return { clean: plateaus({ seed, length, noise, validation: test }).clean };
}
