import { type InferenceProgram, type Program, rowsOf, type StatefulProgram } from '@linnet/core';
import type { Tracer } from './trace.js';

/** A program that predicts, with its work measured. */
export const tracedInference = (inner: InferenceProgram, { measure }: Tracer): InferenceProgram => ({
  infer: (x, out) => measure('infer', rowsOf(x), () => inner.infer(x, out)),
  read: () => inner.read(),
  write: (params) => inner.write(params),
  dispose: () => inner.dispose(),
});

/** The same for one that also trains. */
export const tracedProgram = (inner: Program, tracer: Tracer): Program => ({
  ...tracedInference(inner, tracer),
  train: (samples, pass) => tracer.measure('train', pass.to - pass.from, () => inner.train(samples, pass)),
  evaluate: (samples, out) => tracer.measure('evaluate', rowsOf(samples.x), () => inner.evaluate(samples, out)),
  readState: () => inner.readState(),
  writeState: (state) => inner.writeState(state),
});

/** The same for one that keeps its state from row to row. */
export const tracedStateful = (inner: StatefulProgram, tracer: Tracer): StatefulProgram => ({
  ...tracedInference(inner, tracer),
  reset: () => inner.reset(),
});
