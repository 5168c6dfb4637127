import { LinnetError, type ModelArtifact } from '@linnet/core';
import { linnToArtifact, loadModel, type Model, parseLinn, parseModel, setupScaling, sha256 } from 'linnet';
import {
  type GivenFile,
  mostFileBytes,
  type NetworkView,
  type Plane,
  type RestoredView,
  sizeProblem,
} from '../protocol/index.js';
import { named, textOf } from './file-reading.js';
import { isPlane } from './plane.js';

/** A model as a file held it. */
export interface ModelFile {
  readonly kind: RestoredView['kind'];
  readonly artifact: ModelArtifact;
  readonly model: Model;
  readonly notes: readonly string[];
}

/**
 * Reads a model file, or a .linn with its setup where that is given: as two files, or in the archive that the page saves.
 * @throws LinnetError for what is none of these, or damaged, with the name of the file
 */
export async function readModelFile(given: readonly GivenFile[]): Promise<ModelFile> {
  const problem = sizeProblem(given.map(({ name, bytes }) => ({ name, size: bytes.length })));
  if (problem !== undefined) throw new LinnetError('bad-file', problem);
  const files = (await Promise.all(given.map(unpacked))).flat();
  const setup = files.find(({ name }) => isSetup(name));
  const [file, ...more] = files.filter(({ name }) => !isSetup(name));
  if (file === undefined && setup !== undefined) {
    throw new LinnetError('bad-file', `${setup.name} is the setup of a .linn: give both together.`);
  }
  if (file === undefined || more.length > 0) {
    const names = files.map(({ name }) => name).join(', ');
    throw new LinnetError('bad-file', `These are ${names}; give one model file, or one .linn with its setup.`);
  }
  return named(file.name, () => (isLinn(file.name) ? readLinn(file, setup) : readModel(file)));
}

const isSetup = (name: string): boolean => name.toLowerCase().endsWith('.setup.json');
const isLinn = (name: string): boolean => name.toLowerCase().endsWith('.linn');

function readModel({ bytes }: GivenFile): ModelFile {
  const artifact = parseModel(textOf(bytes));
  return { kind: 'model', artifact, model: loadModel(artifact), notes: [] };
}

async function readLinn({ bytes }: GivenFile, setup: GivenFile | undefined): Promise<ModelFile> {
  const document = parseLinn(bytes);
  const scaling = setup === undefined ? undefined : setupScaling(textOf(setup.bytes), await sha256(bytes));
  const artifact = linnToArtifact(document, scaling);
  return { kind: 'linn', artifact, model: loadModel(artifact), notes: setup === undefined ? [withoutSetup] : [] };
}

const withoutSetup =
  'A .linn does not say which values of a signal stand for -1 and 1: this network takes and gives values from -1 to 1. Bring its .setup.json along, together with it or in the archive that was saved.';

/** An archive's model, .linn and setup; what else is in it is left there. */
async function unpacked(file: GivenFile): Promise<readonly GivenFile[]> {
  if (!file.name.toLowerCase().endsWith('.zip')) return [file];
  const { unzipSync } = await import('fflate');
  return named(file.name, () => {
    const entries = unzipEntries(unzipSync, file.bytes);
    if (entries.length > 0) return entries;
    throw new LinnetError('bad-file', 'no .linn is in it, and no model as .json.');
  });
}

function unzipEntries(unzip: typeof import('fflate').unzipSync, bytes: Uint8Array): readonly GivenFile[] {
  let left = mostFileBytes;
  const wanted = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    if (!/\.(?:linn|json)$/iu.test(name)) return false;
    left -= originalSize;
    return left >= 0;
  };
  try {
    const entries = Object.entries(unzip(bytes, { filter: wanted }));
    return entries.map(([name, content]) => ({ name: name.replace(/^.*\//u, ''), bytes: new Uint8Array(content) }));
  } catch (cause) {
    throw new LinnetError('bad-file', `it is no archive that can be read: ${String(cause)}.`, { cause });
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
