import { type Interval, type LayerSpec, LinnetError, type ModelArtifact, showValue, sizeOf } from '@linnet/core';
import { addStep, type Draft } from './draft.js';
import { isFunctionName, valueFunctions } from './functions.js';
import type { FloatProgram } from './program.js';
import { readDense } from './read-dense.js';
import { readBatchNormalisation, readLayerNormalisation } from './read-normalisation.js';

/** A model as far as it can be read, and every reason why it cannot be exported. */
export interface FloatReading {
  readonly program: FloatProgram;
  readonly problems: readonly string[];
}

/**
 * Reads a model in floats. What does nothing once a model is trained is passed over.
 * @throws LinnetError `bad-value` for what is no model.
 */
export function readModel(model: ModelArtifact): FloatReading {
  const { format, input, layers }: Partial<ModelArtifact> = model ?? {};
  if (format !== 'linnet/1' || !Array.isArray(input) || !Array.isArray(layers)) {
    throw new LinnetError('bad-value', `This is no model, but ${showValue(model)}; model.toArtifact() gives one.`);
  }
  const draft: Draft = { steps: [], problems: [], axes: input };
  for (const [index, given] of layers.entries()) {
    const spec: LayerSpec = { kind: '', name: '', config: {}, weights: {}, ...given };
    const label = `Layer ${index + 1} (${spec.name})`;
    const read = Object.hasOwn(readers, spec.kind) ? readers[spec.kind] : undefined;
    if (read === undefined) passUnknown(draft, spec, label);
    else read(draft, spec, label);
  }
  const { steps, problems, axes = [] } = draft;
  if (problems.length === 0 && !steps.some(({ step }) => step.kind === 'dense')) {
    problems.push('There is no dense layer.');
  }
  return { program: { shape: input, inputs: sizeOf(input), outputs: sizeOf(axes), steps }, problems };
}

type Reader = (draft: Draft, spec: LayerSpec, label: string) => void;

const passOver: Reader = () => undefined;

const readers: Readonly<Record<string, Reader>> = {
  dense: (draft, spec, label) => {
    readDense(draft, spec, label);
    readFunction(draft, spec, label);
  },
  activation: readFunction,
  clip: readClip,
  softmax: addSoftmax,
  batchNormalization: readBatchNormalisation,
  layerNormalization: readLayerNormalisation,
  dropout: passOver,
  gaussianNoise: passOver,
  flatten: (draft) => {
    if (draft.axes !== undefined) draft.axes = [sizeOf(draft.axes)];
  },
  reshape: readReshape,
};

function readFunction(draft: Draft, spec: LayerSpec, label: string): void {
  const { activation = 'linear' } = spec.config;
  if (activation === 'linear') return;
  if (activation === 'softmax') addSoftmax(draft, spec);
  else if (isFunctionName(activation)) addStep(draft, spec.name, { kind: 'function', function: activation });
  else {
    const known = ['linear', ...Object.keys(valueFunctions), 'softmax'].join(', ');
    draft.problems.push(`${label} has activation ${JSON.stringify(activation)}; known are ${known}.`);
  }
}

function addSoftmax(draft: Draft, { name }: LayerSpec): void {
  addStep(draft, name, { kind: 'softmax', width: draft.axes?.at(-1) ?? 1 });
}

function readClip(draft: Draft, { config, name }: LayerSpec, label: string): void {
  const to = intervalOf(config.to);
  if (to === undefined) draft.problems.push(`${label} limits to ${JSON.stringify(config.to)}; use [low, high].`);
  else addStep(draft, name, { kind: 'clip', to });
}

function intervalOf(to: unknown): Interval | undefined {
  const [low, high]: readonly unknown[] = Array.isArray(to) ? to : [];
  const isInterval = Number.isFinite(low) && Number.isFinite(high) && Number(low) < Number(high);
  return isInterval ? [Number(low), Number(high)] : undefined;
}

/** One axis of -1 is what is left. */
function readReshape(draft: Draft, { config }: LayerSpec, label: string): void {
  if (draft.axes === undefined) return;
  const size = sizeOf(draft.axes);
  const to = Array.isArray(config.to) ? config.to.map(Number) : [];
  const known = sizeOf(to.filter((length) => length !== -1));
  const axes = to.map((length) => (length === -1 ? size / known : length));
  if (to.length > 0 && sizeOf(axes) === size && axes.every(Number.isInteger)) draft.axes = axes;
  else draft.problems.push(`${label} makes [${to.join(', ')}] of ${size} numbers, which they do not fill.`);
}

const recurrent = ['lstm', 'gru', 'simpleRnn', 'bidirectional'];

function passUnknown(draft: Draft, { kind }: LayerSpec, label: string): void {
  const advice = recurrent.includes(kind)
    ? 'Use dense layers on rows that hold all the steps.'
    : 'Make the model of dense layers, activations, normalisations and clips.';
  draft.problems.push(`${label} is of kind ${showValue(kind)}, which has no C. ${advice}`);
  draft.axes = undefined;
}
