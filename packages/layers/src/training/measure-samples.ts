import { type Program, type Scaling, sizeOf } from '@linnet/core';
import type { Measures } from '../metrics/measures.js';
import type { PreparedSamples } from './data.js';
import type { Log } from './history.js';

/** Loss and metrics of rows, in inference mode. */
export async function evaluateSamples(
  program: Program,
  prepared: PreparedSamples,
  measures: Measures,
  scaling: Scaling | undefined,
): Promise<Log> {
  const out = new Float32Array(sizeOf(prepared.predicted));
  const loss = await program.evaluate(prepared.samples, out);
  return { loss, ...measures.of(prepared, out, scaling) };
}
