import { type Interval, type LayerSpec, LinnetError, type ModelArtifact, showValue, sizeOf } from '@linnet/core';
import type { FloatLayer, FloatNetwork } from './float-network.js';
import { foldNormalisation } from './fold-normalisation.js';
import { activationProblem, functionsOf, readDense } from './read-dense.js';
import type { ValueFunction } from './value-functions.js';

/** A model as far as it can be quantised, and every reason why it cannot be. */
export interface ModelReading {
  readonly network: FloatNetwork;
  readonly problems: readonly string[];
  /** Whether every dense layer could be read, so that what depends on weights can be checked too. */
  readonly isComplete: boolean;
}

/** What is gathered while layers are read, first to last. */
interface Draft {
  readonly layers: FloatLayer[];
  readonly problems: string[];
  readonly notes: string[];
  /** The axes of what the next layer takes. */
  axes: readonly number[];
  isComplete: boolean;
}

/**
 * Reads the layers of a model: dense ones, with the functions of single values and batch normalisations that follow them.
 * What does nothing once a model is trained is passed over, and a softmax at the end is left out with a note.
 * @throws LinnetError `bad-value` for what is no model.
 */
export function readModel(artifact: ModelArtifact): ModelReading {
  const { format, input, layers }: Partial<ModelArtifact> = artifact ?? {};
  if (format !== 'linnet/1' || !Array.isArray(input) || !Array.isArray(layers)) {
    throw new LinnetError('bad-value', `This is no model, but ${showValue(artifact)}; model.toArtifact() gives one.`);
  }
  const draft: Draft = { layers: [], problems: [], notes: [], axes: input, isComplete: true };
  const specs = layers.map((given) => ({ kind: '', name: '', config: {}, weights: {}, ...given }));
  for (const [index, spec] of specs.entries()) {
    const label = `Layer ${index + 1} (${spec.name})`;
    const read = Object.hasOwn(readers, spec.kind) ? readers[spec.kind] : undefined;
    if (read === undefined) passUnknown(draft, spec, label);
    else read(draft, spec, label, specs.slice(index + 1));
  }
  if (draft.layers.length === 0 && draft.problems.length === 0) draft.problems.push('There is no dense layer.');
  const { problems, notes, isComplete } = draft;
  return {
    network: { shape: input, layers: draft.layers, notes },
    problems,
    isComplete: isComplete && draft.layers.length > 0,
  };
}

type Reader = (draft: Draft, spec: LayerSpec, label: string, rest: readonly LayerSpec[]) => void;

const passOver: Reader = () => undefined;

const readers: Readonly<Record<string, Reader>> = {
  dense: readDenseInto,
  activation: readActivation,
  clip: (draft, { config }, label) => {
    const to = intervalOf(config.to);
    if (to === undefined) draft.problems.push(`${label} limits to ${JSON.stringify(config.to)}; use [low, high].`);
    else addFunctions(draft, label, [{ kind: 'clip', to }]);
  },
  batchNormalization: readNormalisation,
  softmax: (draft, _, label, rest) => leaveOutSoftmax(draft, label, rest),
  dropout: passOver,
  gaussianNoise: passOver,
  flatten: (draft) => {
    draft.axes = [sizeOf(draft.axes)];
  },
  reshape: (draft, { config }) => {
    const to = Array.isArray(config.to) ? config.to : [];
    // One axis holds all numbers whatever its length is called.
    draft.axes = to.length === 1 ? [sizeOf(draft.axes)] : to.map(Number);
  },
};

function readDenseInto(draft: Draft, spec: LayerSpec, label: string, rest: readonly LayerSpec[]): void {
  const isSoftmax = spec.config?.activation === 'softmax';
  if (isSoftmax) leaveOutSoftmax(draft, label, rest);
  const { layer, problems } = readDense(
    isSoftmax ? { ...spec, config: { ...spec.config, activation: 'linear' } } : spec,
    label,
  );
  draft.problems.push(...problems, ...axesProblems(draft.axes, layer, label));
  if (layer === undefined) draft.isComplete = false;
  else draft.layers.push(layer);
  draft.axes = [layer?.units ?? 0];
}

function axesProblems(axes: readonly number[], layer: FloatLayer | undefined, label: string): readonly string[] {
  if (axes.length !== 1) {
    return [`${label} is given ${axes.length} axes; quantised layers take rows of numbers. Put a flatten() before it.`];
  }
  // A layer that could not be read says so itself; what it gives is not known.
  if (layer === undefined || axes[0] === 0 || axes[0] === layer.inputs) return [];
  return [`${label} takes ${layer.inputs} inputs and is given ${axes[0]}.`];
}

function readActivation(draft: Draft, { config }: LayerSpec, label: string, rest: readonly LayerSpec[]): void {
  const functions = functionsOf(config.activation);
  if (config.activation === 'softmax') leaveOutSoftmax(draft, label, rest);
  else if (functions === undefined) draft.problems.push(activationProblem(label, config.activation));
  else addFunctions(draft, label, functions);
}

/** Functions that follow a dense layer become part of it. */
function addFunctions({ layers, problems }: Draft, label: string, functions: readonly ValueFunction[]): void {
  const last = layers.pop();
  if (last !== undefined) layers.push({ ...last, functions: [...last.functions, ...functions] });
  else problems.push(`${label} stands before the first dense layer; apply it to the data instead.`);
}

function readNormalisation({ layers, problems }: Draft, spec: LayerSpec, label: string): void {
  const last = layers.pop();
  const folded = last === undefined || last.functions.length > 0 ? undefined : foldNormalisation(last, spec);
  if (last !== undefined) layers.push(folded ?? last);
  if (folded !== undefined) return;
  const follows = last !== undefined && last.functions.length === 0;
  problems.push(
    follows
      ? `${label} has statistics that are missing, not finite or of another width than its layer.`
      : `${label} is a batch normalisation that does not follow the sums of a dense layer; put it between dense(...) and activation(...), where it can be folded into the weights.`,
  );
}

function leaveOutSoftmax({ notes, problems }: Draft, label: string, rest: readonly LayerSpec[]): void {
  if (rest.every(({ kind }) => kind === 'dropout' || kind === 'gaussianNoise')) {
    notes.push(`${label}: the softmax at the end is left out, so outputs are logits; the greatest stays the greatest.`);
  } else problems.push(`${label} is a softmax amid the network; sums over units cannot be quantised. Use a sigmoid.`);
}

function intervalOf(to: unknown): Interval | undefined {
  const [low, high]: readonly unknown[] = Array.isArray(to) ? to : [];
  return typeof low === 'number' && typeof high === 'number' && low < high ? [low, high] : undefined;
}

const recurrent = ['lstm', 'gru', 'simpleRnn', 'bidirectional'];

function passUnknown(draft: Draft, { kind }: LayerSpec, label: string): void {
  const advice = recurrent.includes(kind)
    ? 'Use dense layers on rows that hold all the steps.'
    : 'Make the model of dense layers, activations and clips.';
  draft.problems.push(`${label} is of kind ${showValue(kind)}, which cannot be quantised. ${advice}`);
  // Nobody knows what leaves it.
  draft.axes = [0];
}
