import {
  type Arithmetic,
  type Exported,
  type ExporterPlugin,
  LinnetError,
  type ModelArtifact,
  type NdArray,
  random,
  scale,
  sizeOf,
  type TestVectors,
  type Verification,
} from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { integerVectors, js, loadModel } from 'linnet';
import { withoutIntegers } from '../numbers/formats.js';

/** What rows are made of. */
export interface VectorSource {
  readonly arithmetic: Arithmetic;
  /** The user's, in the user's units. */
  readonly rows: NdArray | undefined;
  readonly count: number | 'all';
  readonly seed: number;
}

/** Runs an export where its exporter can; tells why not where it cannot. */
export async function verified(
  exporter: ExporterPlugin,
  exported: Exported,
  vectors: () => Promise<TestVectors>,
): Promise<Verification> {
  if (exporter.verify === undefined) {
    const note = `Files of "${exporter.name}" cannot be run here; nothing was verified.`;
    return { vectors: 0, mismatches: 0, by: undefined, worst: 0, notes: [note] };
  }
  const rows = await vectors();
  return withWorkbench(async (bench) => {
    const made = await exporter.verify?.(exported, rows, bench);
    return made ?? { vectors: 0, mismatches: 0, by: undefined, worst: 0, notes: [] };
  });
}

/** Rows for a model, and what the emulator, or the reference backend, answers. */
export async function testVectors(artifact: ModelArtifact, source: VectorSource): Promise<TestVectors> {
  const { rows, count, seed, arithmetic } = source;
  const own = rows === undefined || artifact.scaling?.input === undefined ? rows : scale(rows, artifact.scaling.input);
  const { quantised } = artifact;
  if (arithmetic === 'integer' && quantised !== undefined) {
    return integerVectors(quantised, { count, seed, ...(own === undefined ? {} : { rows: own }) });
  }
  if (count === 'all') throw new LinnetError('bad-option', '--verify all is for integers; floats are without number.');
  return floatVectors(artifact, own, { count, seed });
}

/** Single floats are rounded at every step: what this many of the greatest answer differ by is no difference. */
const floatTolerance = 1e-6;

async function floatVectors(
  artifact: ModelArtifact,
  own: NdArray | undefined,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<TestVectors> {
  const { scaling: _, ...unscaled } = withoutIntegers(artifact);
  const inputs = { data: drawn(sizeOf(artifact.input), own, { count, seed }), shape: [count, ...artifact.input] };
  const predicted = await loadModel(unscaled).compile({ backend: js }).predict(inputs);
  const expected = { data: Float64Array.from(predicted.data), shape: predicted.shape };
  const greatest = expected.data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return { inputs, expected, tolerance: floatTolerance * greatest };
}

/** Every other row is one of the user's, where there are some; the others are drawn from [-1, 1). */
function drawn(
  width: number,
  own: NdArray | undefined,
  { count, seed }: { readonly count: number; readonly seed: number },
) {
  const generator = random(seed);
  const rows = (own?.data.length ?? 0) / width;
  const data = generator.uniform(-1, 1, count * width);
  for (let row = 0; row < count && own !== undefined; row += 2) {
    const from = Math.floor(generator.randomSample() * rows) * width;
    data.set(own.data.subarray(from, from + width), row * width);
  }
  // What single floats hold is what a model and its export both take.
  return Float64Array.from(data, Math.fround);
}
