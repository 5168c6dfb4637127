import { LinnetError, type ModelArtifact } from '@linnet/core';
import { linnToArtifact, loadModel, type Model, parseLinn, parseModel } from 'linnet';
import type { GivenFile, NetworkView, Plane, RestoredView } from '../protocol/index.js';
import { isPlane } from './plane.js';

/** A model as a file held it. */
export interface ModelFile {
  readonly kind: RestoredView['kind'];
  readonly artifact: ModelArtifact;
  readonly model: Model;
}

/** No model here is larger: sizes are bounded before they are believed. */
const mostMegabytes = 64;

/**
 * Reads a model file, or a .linn.
 * @throws LinnetError `bad-file` for what is neither, or damaged, with the name of the file.
 */
export function readModelFile({ name, bytes }: GivenFile): ModelFile {
  try {
    if (bytes.length > mostMegabytes * 1_048_576) {
      throw new LinnetError('bad-file', `it has more than the ${mostMegabytes} MB that are read here.`);
    }
    const isLinn = name.toLowerCase().endsWith('.linn');
    const artifact = isLinn ? linnToArtifact(parseLinn(bytes)) : parseModel(textOf(bytes));
    return { kind: isLinn ? 'linn' : 'model', artifact, model: loadModel(artifact) };
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    throw new LinnetError('bad-file', `${name}: ${cause.message}`, { cause, problems: cause.problems });
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new LinnetError('bad-file', 'it is not UTF-8 text; models are .json files, or .linn.', { cause });
  }
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
