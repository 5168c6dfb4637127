import { type ModelArtifact, type QuantisedNetwork, throwProblems } from '@linnet/core';
import { buildNetwork, networkInputs } from './build/network.js';
import { readModel } from './model/read-model.js';
import { checkLayerNames, checkQuantiseOptions, checkUnitFormats, type QuantiseOptions } from './options.js';
import { type QuantisationReport, reportOf } from './report/report.js';

/** What {@link quantise} makes. */
export interface Quantisation {
  /** The model as it was, with the network in it: to save, and for exporters. */
  readonly artifact: ModelArtifact & { readonly quantised: QuantisedNetwork };
  readonly network: QuantisedNetwork;
  readonly report: QuantisationReport;
}

/**
 * Makes integers of a trained model: weights, biases, the words between layers and the tables of activations, after which
 * no float decides anything. Dense layers with activations and clips can be quantised. Dropout and noise are passed over,
 * batch normalisations between a dense layer and its activation become part of its weights, and a softmax at the end is
 * left out with a note: outputs are then logits, and the greatest stays the greatest.
 *
 * Formats are given, or fitted: those of weights to the weights, those of signals to the calibration rows or to what limits
 * a layer. Without options everything has 16 bits.
 * @throws LinnetError `refused` with every reason at once: layers that are not dense, weights that are not finite, sums past
 * 64 bits with their bound, biases past 2^53, signals whose range is not known; `bad-option` for options that are none,
 * `bad-shape` or `bad-value` for calibration rows that do not fit.
 *
 * @example
 * ```ts
 * const { artifact, report } = quantise(model.toArtifact(), { weights: 8, activations: 8, calibration: x });
 * console.log(formatQuantisation(report));
 * const answers = predictQuantised(artifact, x);
 * ```
 */
export function quantise(artifact: ModelArtifact, options: QuantiseOptions = {}): Quantisation {
  const { network, float } = quantisedNetwork(artifact, options);
  const quantised = { ...artifact, quantised: network };
  const { calibration } = options;
  const inputs = calibration === undefined ? undefined : networkInputs(artifact, calibration);
  return { artifact: quantised, network, report: reportOf(network, float, inputs) };
}

/** The network alone, its formats as options that say each of them, and the float one that it was made of. */
export function quantisedNetwork(artifact: ModelArtifact, options: QuantiseOptions) {
  checkQuantiseOptions(options);
  const { network: float, problems, isComplete } = readModel(artifact);
  const heading = 'This model cannot be quantised:';
  if (!isComplete) throwProblems('refused', heading, problems);
  checkLayerNames(
    options,
    float.layers.map(({ name }) => name),
  );
  checkUnitFormats(options, float.layers);
  const { calibration, method, ...formats } = options;
  // Of a broken model rows would show what breaks; its weights are checked all the same.
  const inputs = calibration === undefined || problems.length > 0 ? undefined : networkInputs(artifact, calibration);
  const isScaled = artifact.scaling?.input !== undefined;
  const built = buildNetwork(float, formats, { inputs, isScaled, method: method ?? 'minMax' });
  const unknowns = calibration === undefined || inputs !== undefined ? built.unknownRanges : [];
  throwProblems('refused', heading, [...problems, ...unknowns, ...built.problems]);
  return { network: built.network, formats: built.formats, float };
}
