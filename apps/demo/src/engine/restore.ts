import { LinnetError, type ModelArtifact } from '@linnet/core';
import { linnToArtifact, loadModel, type Model, parseLinn, parseModel } from 'linnet';
import { type GivenFile, type NetworkView, type Plane, type RestoredView, sizeProblem } from '../protocol/index.js';
import { named, textOf } from './file-reading.js';
import { isPlane } from './plane.js';

/** A model as a file held it. */
export interface ModelFile {
  readonly kind: RestoredView['kind'];
  readonly artifact: ModelArtifact;
  readonly model: Model;
}

/**
 * Reads a model file, or a .linn.
 * @throws LinnetError for what is neither, or damaged, with the name of the file
 */
export async function readModelFile({ name, bytes }: GivenFile): Promise<ModelFile> {
  const problem = sizeProblem([{ name, size: bytes.length }]);
  if (problem !== undefined) throw new LinnetError('bad-file', problem);
  return named(name, () => {
    const isLinn = name.toLowerCase().endsWith('.linn');
    const artifact = isLinn ? linnToArtifact(parseLinn(bytes)) : parseModel(textOf(bytes));
    return { kind: isLinn ? 'linn' : 'model', artifact, model: loadModel(artifact) };
  });
}

/** Of a network on two numbers, the part of the plane that its training data filled: from -1 to 1 where it does not scale. */
export function planeOfModel({ input, scaling }: ModelArtifact): Plane | undefined {
  if (!isPlane(input)) return undefined;
  const { low, high } = scaling?.input ?? { low: [-1, -1], high: [1, 1] };
  const [left = -1, bottom = -1] = low;
  const [right = 1, top = 1] = high;
  return { low: [left, bottom], high: [right, top] };
}

/** Whether a network tells classes as far as it shows: its last activation gives shares, which sum to 1 or stand alone. */
export const endsInShares = ({ layers }: Pick<NetworkView, 'layers'>): boolean =>
  ['sigmoid', 'softmax'].includes(layers.filter(({ activation }) => activation !== undefined).at(-1)?.activation ?? '');
