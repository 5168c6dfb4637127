// Keras's layers as those of a model artifact. What has no counterpart is named in `missing`.
import { isKnown, nameUnused, ourName } from './keras-names.mjs';
import { checkKeys } from './numbers.mjs';

/** For each layer: the settings it reads, and its translation with the names of its weights in Keras's order. */
const kinds = {
  InputLayer: { reads: ['batch_shape'], translate: () => ({ weights: [] }) },
  Dense: {
    reads: ['units', 'activation', 'use_bias', 'kernel_constraint', 'bias_constraint'],
    translate: translateDense,
  },
  Clip: { reads: ['clip to'], translate: (layer) => ({ kind: 'clip', config: { to: layer['clip to'] }, weights: [] }) },
};

/** Settings without effect on the numbers, at these values. */
const neutral = {
  name: 'any',
  trainable: [true],
  dtype: [null, 'float32'],
  kernel_regularizer: [null],
  bias_regularizer: [null],
  activity_regularizer: [null],
};

function translateDense(layer, missing, { core, layers }) {
  const { units, activation, use_bias: useBias = true } = layer;
  const name = ourName(activation ?? 'linear');
  if (!isKnown(core, () => layers.dense(1, { activation: name }))) missing.add('activation', `"${activation}"`);
  const config = { units, activation: name, useBias, clip: clipOf(layer, useBias, missing) };
  return { kind: 'dense', config, weights: useBias ? ['kernel', 'bias'] : ['kernel'] };
}

/** The limits of a layer's weights; ours are the same for kernel and bias, and apply after each update. */
function clipOf({ kernel_constraint: kernel = null, bias_constraint: bias = null }, useBias, missing) {
  if (kernel === null && (bias === null || !useBias)) return null;
  const [ofKernel, ofBias] = [JSON.stringify(kernel), JSON.stringify(useBias ? bias : kernel)];
  const { 'clip to': to, when, ...rest } = kernel ?? {};
  const isClip = Array.isArray(to) && when === 'after each update' && Object.keys(rest).length === 0;
  if (isClip && ofKernel === ofBias) return to;
  missing.add('Dense', `with constraints ${ofKernel} of the kernel and ${ofBias} of the bias`);
  return null;
}

/** The model with its initial weights as an artifact, and for each of Keras's weights the layer and the name it has there. */
export function translateModel({ layers, input_shape: input, initial_weights: initial }, missing, packages) {
  const specs = [];
  const slots = [];
  for (const [index, layer] of layers.entries()) {
    const { kind, config, weights } = translateLayer(layer, index, missing, packages);
    if (kind === 'dense' && input.length !== 1 && !missing.any())
      missing.add('Dense', `on rows of ${input.join(' x ')}`);
    if (kind === undefined) continue;
    const own = weights.map((name, at) => ({ layer: specs.length, name, keras: slots.length + at }));
    specs.push({ kind, name: `${kind}_${index}`, config, own });
    slots.push(...own);
  }
  if (missing.any()) return undefined;
  if (initial.length !== slots.length) {
    throw new Error(`it has ${initial.length} initial weights; its layers take ${slots.length}`);
  }
  const { fromRows, toFloat32 } = packages.core;
  const weightsOf = (own) =>
    Object.fromEntries(own.map(({ name, keras }) => [name, toFloat32(fromRows(initial[keras]))]));
  const withWeights = specs.map(({ own, ...spec }) => ({ ...spec, weights: weightsOf(own) }));
  return { artifact: { format: 'linnet/1', input, layers: withWeights }, slots };
}

/** A layer without a kind of ours is left out, or missing. */
function translateLayer(layer, index, missing, packages) {
  checkKeys(layer, ['layer', 'weights'], `layers[${index}]`);
  const { layer: kind, weights, ...settings } = layer;
  if (!Object.hasOwn(kinds, kind)) {
    missing.add('layer', `"${kind}"`);
    return {};
  }
  const { reads, translate } = kinds[kind];
  nameUnused(settings, reads, neutral, kind, missing);
  const translated = translate(layer, missing, packages);
  if (weights.join() !== translated.weights.join()) missing.add(kind, `with weights ${weights.join(', ')}`);
  return translated;
}
