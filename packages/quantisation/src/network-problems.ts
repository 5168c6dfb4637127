import { LinnetError, type ModelArtifact } from '@linnet/core';
import { checkNetwork } from './check-network.js';
import { readModel } from './model/read-model.js';

/**
 * Why a model's quantised network cannot leave as it is, every reason at once: there is none, it is damaged, or the weights
 * that it was made of are no numbers. Empty where it can. Exporters of integers start with this.
 */
export function networkProblems(artifact: ModelArtifact): readonly string[] {
  const { problems } = readModel(artifact);
  const { quantised } = artifact;
  if (quantised === undefined) {
    return [...problems, 'The model is not quantised; give a format of numbers, or the artifact of quantise(...).'];
  }
  return [...problems, ...damagesOf(quantised)];
}

function damagesOf(quantised: NonNullable<ModelArtifact['quantised']>): readonly string[] {
  try {
    checkNetwork(quantised);
    return [];
  } catch (error) {
    if (LinnetError.is(error)) return error.problems;
    throw error;
  }
}
