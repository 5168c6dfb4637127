import {
  type Arithmetic,
  type Exported,
  type ExporterPlugin,
  LinnetError,
  type ModelArtifact,
  type NdArray,
  scale,
  type TestVectors,
  type Verification,
} from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { integerVectors } from 'linnet';
import { catchInterrupts } from '../run/interrupts.js';
import { floatVectors } from './float-vectors.js';

/** What rows are made of. */
export interface VectorSource {
  readonly arithmetic: Arithmetic;
  /** The user's, in the user's units. */
  readonly rows: NdArray | undefined;
  readonly count: number | 'all';
  readonly seed: number;
}

/** Rows with their answers, and what is to be said of how they are compared. */
export interface KnownRows {
  readonly vectors: TestVectors;
  readonly notes: readonly string[];
}

/** Runs an export where its exporter can; tells why not where it cannot. Ctrl-C ends the programs that run. */
export async function verified(
  exporter: ExporterPlugin,
  exported: Exported,
  known: () => Promise<KnownRows>,
): Promise<Verification | 'interrupted'> {
  if (exporter.verify === undefined) {
    const note = `Files of "${exporter.name}" cannot be run here; nothing was verified.`;
    return { vectors: 0, mismatches: 0, by: undefined, worst: 0, notes: [note] };
  }
  const { vectors, notes } = await known();
  return unlessInterrupted((signal) =>
    withWorkbench(
      async (bench) => {
        const made = await exporter.verify?.(exported, vectors, bench);
        if (made === undefined) return { vectors: 0, mismatches: 0, by: undefined, worst: 0, notes: [] };
        return made.vectors === 0 ? made : { ...made, notes: [...notes, ...made.notes] };
      },
      { signal },
    ),
  );
}

/** A program that was ended fails; that is no fault of what it ran. */
async function unlessInterrupted<Result>(
  use: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | 'interrupted'> {
  const { signal, release } = catchInterrupts('ending what runs; no file is written');
  try {
    const result = await use(signal);
    return signal.aborted ? 'interrupted' : result;
  } catch (error) {
    if (signal.aborted) return 'interrupted';
    throw error;
  } finally {
    release();
  }
}

/** Rows for a model, and what the emulator, or the reference backend, answers. */
export async function testVectors(artifact: ModelArtifact, source: VectorSource): Promise<KnownRows> {
  const { rows, count, seed, arithmetic } = source;
  const { quantised, scaling } = artifact;
  if (arithmetic === 'integer' && quantised !== undefined) {
    const own = rows === undefined || scaling?.input === undefined ? rows : scale(rows, scaling.input);
    const vectors = integerVectors(quantised, { count, seed, ...(own === undefined ? {} : { rows: own }) });
    return { vectors, notes: [] };
  }
  if (count === 'all') throw new LinnetError('bad-option', '--verify all is for integers; floats are without number.');
  return floatVectors(artifact, rows, { count, seed });
}
