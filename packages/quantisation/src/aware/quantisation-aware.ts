import { type LayerConfig, type ModelArtifact, throwProblems, type WordFormat } from '@linnet/core';
import { loadModel, type Model } from '@linnet/layers';
import type { FixedFormats } from '../build/network.js';
import type { QuantiseOptions } from '../options.js';
import { quantisedNetwork } from '../quantise.js';
import { foldedArtifact } from './fold-artifact.js';
import { trainingPlan } from './training-plan.js';

/** What {@link quantisationAware} makes. */
export interface QuantisationAware {
  /** The model with the weights that it had: compile it with a loss and fit it on. */
  readonly model: Model;
  /**
   * Every format that training sees, as options: `quantise` makes the same integers with them of what was trained, and
   * `quantisationAware` goes on from a file.
   */
  readonly formats: FixedFormats;
}

/**
 * A trained model to be trained on for integers. It computes with the numbers that `quantise` would leave it: inputs, weights,
 * biases, and the sums and outputs of layers are rounded and limited to their words on the way forward, and gradients pass
 * straight through the rounding (straight-through estimator; Bengio et al., 2013; Jacob et al., 2018). The optimiser changes
 * weights that are kept in full. Formats are those that `quantise` would take with these options, fixed from now on.
 *
 * It is a model like any other: losses, callbacks, checkpoints, and every backend that has its ops. It keeps the bounds of its
 * scaling. Batch normalisations become part of the dense layers before they are trained on. What it predicts is what the
 * emulator gives, but for the last digits of sums past 24 bits and of tables, which may tip a number to the next step; a last softmax is kept, and a last
 * sigmoid is not rounded, so that cross-entropies see logits.
 * @throws LinnetError as `quantise`; `refused` for words that wrap, whose gradient leads nowhere.
 *
 * @example
 * ```ts
 * const { model, formats } = quantisationAware(float.toArtifact(), { weights: 6, activations: 6, input: 8, calibration: x });
 * const aware = model.compile({ loss: 'meanSquaredError', optimizer: adam({ learningRate: 1e-4 }) });
 * await aware.fit(train, { epochs: 50 });
 * const { artifact, report } = quantise(aware.toArtifact(), formats);
 * ```
 */
export function quantisationAware(artifact: ModelArtifact, options: QuantiseOptions = {}): QuantisationAware {
  const { network, formats, float } = quantisedNetwork(artifact, options);
  throwProblems('refused', 'This model cannot be trained for these formats:', wrapProblems(formats));
  const model = loadModel(foldedArtifact(artifact, float), {
    variant: {
      plan: (plan) => trainingPlan(plan, { float, network, formats }),
      kind: 'quantisationAware',
      config: configOf(formats),
    },
  });
  return { model, formats };
}

function wrapProblems({ input, layers }: FixedFormats): readonly string[] {
  const wraps = (what: string, format: WordFormat | undefined): readonly string[] =>
    format?.overflow === 'wrap' ? [`${what} wraps; use words that saturate, or quantise after training.`] : [];
  return [
    ...wraps('the word of the input', input),
    ...Object.entries(layers).flatMap(([name, { weights, biases, sums, activations }]) => [
      ...wraps(`layer "${name}": the word of its weights`, [weights].flat()[0]),
      ...wraps(`layer "${name}": the word of its biases`, biases),
      ...wraps(`layer "${name}": the word of its sums`, sums),
      ...wraps(`layer "${name}": the word of its activations`, activations),
    ]),
  ];
}

/** What runs with these formats have in common, as plain data. */
const configOf = ({ input, layers }: FixedFormats): LayerConfig => ({
  input: wordConfig(input),
  layers: Object.fromEntries(
    Object.entries(layers).map(([name, { weights, biases, sums, activations }]) => [
      name,
      {
        weights: [weights].flat().map(wordConfig),
        biases: biases === undefined ? null : wordConfig(biases),
        sums: sums === undefined ? null : wordConfig(sums),
        activations: wordConfig(activations),
      },
    ]),
  ),
});

const wordConfig = ({ bits, step, rounding, overflow }: WordFormat): LayerConfig => ({
  bits,
  step,
  rounding,
  overflow,
});
