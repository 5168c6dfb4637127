import type { LayerSpec, ModelArtifact } from '@linnet/core';
import { type DenseLayer, readDense } from './dense-layer.js';
import type { LayerSize } from './rules.js';
import { describe } from './text.js';

/** The dense layers of a model, and every problem met while reading them. */
export interface LayersRead {
  /** Those that could be read. */
  readonly layers: readonly DenseLayer[];
  /** The sizes of all dense layers, as far as known. */
  readonly sizes: readonly LayerSize[];
  readonly problems: readonly string[];
}

/** Reads a model's dense layers. A clip to [-1, 1] after one is what the instrument does; every other layer is a problem. */
export function readLayers(model: ModelArtifact): LayersRead {
  const layers: DenseLayer[] = [];
  const sizes: LayerSize[] = [];
  const problems: string[] = [];
  for (const [index, spec] of model.layers.entries()) {
    const label = `Layer ${index + 1} (${spec.name})`;
    if (spec.kind !== 'dense') {
      problems.push(...otherProblems(spec, label));
      continue;
    }
    const reading = readDense(spec, label, isOutputClip(model.layers[index + 1]));
    if ('layer' in reading) layers.push(reading.layer);
    else problems.push(...reading.problems);
    sizes.push(sizeOf(spec, label));
  }
  return { layers, sizes, problems };
}

/** What is known of a size even where the layer is broken, so that other rules can still be checked. */
function sizeOf({ config, weights }: LayerSpec, label: string): LayerSize {
  const { kernel } = weights;
  if (kernel?.shape.length === 2) return { label, inputs: kernel.shape[0], units: kernel.shape[1] };
  return { label, inputs: undefined, units: typeof config.units === 'number' ? config.units : undefined };
}

function otherProblems(spec: LayerSpec, label: string): readonly string[] {
  if (isOutputClip(spec)) return [];
  if (spec.kind === 'clip') {
    return [
      `${label} clips to ${JSON.stringify(spec.config.to)}; the instrument clips to [-1,1] after every layer and to nothing else. Train with that clip.`,
    ];
  }
  const known = Object.hasOwn(advice, spec.kind) ? advice[spec.kind] : undefined;
  const use = known ?? 'Make the model of dense layers, with their activations as options.';
  return [`${label} is of kind ${describe(spec.kind)}; files hold dense layers only. ${use}`];
}

const stateless = 'The instrument keeps no state from step to step: use dense layers on rows that hold all the steps.';

/** What to do about layers that a file cannot hold. The vendor's exporter takes none of them either. */
const advice: Readonly<Record<string, string>> = {
  activation: 'Give the function to the dense layer before it, as its option activation.',
  dropout: 'It does nothing once a network is trained: leave it out of the layers of the artifact that is exported.',
  softmax: 'Train with a function of each output instead, such as sigmoid.',
  lstm: stateless,
  gru: stateless,
  simpleRnn: stateless,
};

function isOutputClip(spec: LayerSpec | undefined): boolean {
  if (spec?.kind !== 'clip') return false;
  const { to } = spec.config;
  return Array.isArray(to) && to.length === 2 && to[0] === -1 && to[1] === 1;
}
