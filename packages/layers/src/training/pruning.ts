import { LinnetError, unknownName } from '@linnet/core';
import { isKernel } from '../sparsity.js';
import type { Callback, TrainingControl } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import { foreignState } from './foreign-state.js';
import { applyMask, type PruningMask, smallest } from './pruning-masks.js';
import { checkPruning, type PruningOptions, sparsityAt } from './pruning-schedule.js';

/** What is left out at present. */
interface Pruned {
  readonly sparsity: number;
  /** One for each kernel that is pruned. */
  readonly masks: readonly PruningMask[];
}

const nothing: Pruned = { sparsity: 0, masks: [] };

/**
 * Makes the smallest weights of each kernel 0 while a model trains, more and more of them, and keeps them there: magnitude
 * pruning (Zhu and Gupta, 2017), with the schedules of TensorFlow's model optimisation. From `from` (t0) to `to` (t1) the
 * sparsity at t is sparsity + (initialSparsity - sparsity) (1 - (t - t0) / (t1 - t0))^power, looked at `every` so often;
 * `constant` has all of it from `from` on. Let training go on for a while after `to`: what is left makes up for what is gone.
 *
 * Of a kernel of n weights round(sparsity n) are exactly 0 before the first batch that this holds for, and after every update
 * from then on, so also in `toArtifact`, in exports and in quantised weights. The trainer asks for one batch at a time. Weights
 * that `earlyStopping` brings back from before are pruned once more where this callback stands after it. Biases stay.
 * @throws LinnetError `bad-option` for a sparsity outside of 0 to 1 or options that are none; when it runs, `unknown-name` for
 * a layer that the model does not have.
 *
 * @example
 * ```ts
 * await model.fit(train, { epochs: 100, callbacks: [pruning(0.8, { from: 10, to: 70 })] });
 * console.log(sparsityOf(model.toArtifact()).sparsity); // 0.8
 * ```
 */
export function pruning(sparsity: number, options: PruningOptions): Callback {
  checkPruning(sparsity, options);
  const { by = 'epoch', layers } = options;
  const scheduled = sparsityAt(sparsity, options);
  let kernels: readonly number[] | undefined;
  let pruned = nothing;

  const kernelsIn = (control: TrainingControl): readonly number[] => {
    kernels ??= kernelPlaces(control, layers);
    return kernels;
  };
  const keep = (control: TrainingControl): void => {
    if (pruned.masks.length === 0) return;
    const weights = control.readWeights();
    const changed = kernelsIn(control).map((place, index) => applyMask(...ofKernel(weights, place, pruned, index)));
    if (changed.includes(true)) control.writeWeights(weights);
  };
  const look = (count: number, control: TrainingControl): void => {
    const wanted = scheduled(count);
    if (wanted <= pruned.sparsity) return;
    const weights = control.readWeights();
    const masks = kernelsIn(control).map((place) => smallest(weights[place] ?? new Float32Array(), wanted));
    pruned = { sparsity: wanted, masks };
    keep(control);
  };
  return {
    onTrainBegin: () => {
      kernels = undefined;
      pruned = nothing;
    },
    ...(by === 'epoch'
      ? { onEpochBegin: (control) => look(control.epoch, control) }
      : { onBatchBegin: ({ step }, control) => look(step, control) }),
    onBatchEnd: (_, control) => keep(control),
    onTrainEnd: keep,
    readState: () => ({ sparsity: pruned.sparsity, masks: pruned.masks }),
    writeState: (state, control) => {
      pruned = parseState(state);
      if (pruned.masks.length > 0) checkFit(pruned, control, kernelsIn(control));
    },
  };
}

const ofKernel = (
  weights: readonly Float32Array[],
  place: number,
  { masks }: Pruned,
  index: number,
): readonly [Float32Array, PruningMask] => [weights[place] ?? new Float32Array(), masks[index] ?? new Float64Array()];

/** Where the kernels stand among the weights of a model: those of all layers, or of these. */
function kernelPlaces(control: TrainingControl, names: readonly string[] | undefined): readonly number[] {
  const { layers } = control.toArtifact();
  const known = layers.map(({ name }) => name);
  for (const name of names ?? []) if (!known.includes(name)) throw unknownName('layer to prune', name, known);
  const weights = layers.flatMap((layer) =>
    Object.entries(layer.weights).map(([name, { shape }]) => ({ layer: layer.name, name, axes: shape.length })),
  );
  return weights.flatMap(({ layer, name, axes }, place) =>
    axes > 1 && isKernel(name) && (names?.includes(layer) ?? true) ? [place] : [],
  );
}

function parseState(state: CheckpointValue): Pruned {
  if (isState(state)) return state;
  throw foreignState('pruning');
}

function isState(state: unknown): state is Pruned {
  const { sparsity, masks }: Partial<Record<keyof Pruned, unknown>> = state ?? {};
  return typeof sparsity === 'number' && Array.isArray(masks) && masks.every((mask) => mask instanceof Float64Array);
}

function checkFit({ masks }: Pruned, control: TrainingControl, kernels: readonly number[]): void {
  const weights = control.readWeights();
  const fits =
    masks.length === kernels.length &&
    kernels.every((place, index) => masks[index]?.length === Math.ceil((weights[place]?.length ?? 0) / 32));
  if (fits) return;
  throw new LinnetError(
    'bad-file',
    'The checkpoint holds no pruned weights that fit this model; resume with the layers of the run before.',
  );
}
