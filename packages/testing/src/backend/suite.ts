import {
  type Backend,
  type Float32Samples,
  type InferenceProgram,
  type Plan,
  type Program,
  rowsOf,
  type StatefulProgram,
  sizeOf,
  type Training,
} from '@linnet/core';
import { it } from 'vitest';

/** What a test runs: a plan, how it trains, and the parameters it starts from. */
export interface Setup {
  readonly plan: Plan;
  readonly training: Training;
  readonly params: readonly Float32Array[];
}

/** What a test works with; every program is disposed when the test ends. */
export interface Bench {
  readonly backend: Backend;
  /** A new program for the plan, at the start parameters or others. */
  program(params?: readonly Float32Array[]): Program;
  /** A new program that only predicts. */
  inference(): InferenceProgram;
  /** A new program that keeps its state; where the backend has none the test is skipped, and says so. */
  stateful(): StatefulProgram;
  /** New programs that compute side by side; the same. */
  lanes(count: number): Promise<readonly Program[]>;
  /** Ends the test as skipped. */
  skip(reason: string): never;
}

/** Registers tests of one backend. */
export interface Suite {
  readonly backend: () => Backend;
  /** A test of one plan. Where the backend refuses the plan the test is skipped, and says why. */
  test(title: string, setup: Setup, body: (bench: Bench) => void | Promise<void>): void;
}

/** A suite on the backend that `backend` gives once tests run. */
export const createSuite = (backend: () => Backend): Suite => ({
  backend,
  test: (title, setup, body) =>
    it(title, async ({ skip }) => {
      const reasons = backend().refuse(setup.plan, setup.training);
      if (reasons.length > 0) skip(`refused: ${reasons.join('; ')}`);
      await backend().prepare?.(setup.plan, setup.training);
      const programs: InferenceProgram[] = [];
      try {
        await body(createBench(backend(), setup, programs, skip));
      } finally {
        for (const program of programs) program.dispose();
      }
    }),
});

function createBench(
  backend: Backend,
  { plan, training, params: start }: Setup,
  programs: InferenceProgram[],
  skip: Bench['skip'],
): Bench {
  const prepared = <P extends InferenceProgram>(program: P, params: readonly Float32Array[] = start): P => {
    programs.push(program);
    program.write(params);
    return program;
  };
  return {
    backend,
    skip,
    program: (params) => prepared(backend.compile(plan, training), params),
    inference: () => prepared(backend.compile(plan)),
    stateful: () =>
      prepared(backend.compileStateful?.(plan) ?? skip('this backend keeps no state between predictions')),
    lanes: async (count) => {
      const lanes = (await backend.compileLanes?.(plan, training, count)) ?? skip('this backend has no lanes');
      return lanes.map((lane) => prepared(lane));
    },
  };
}

/** Which rows to train on and how; all rows in order where nothing is said. */
export interface PassOptions {
  readonly order?: Uint32Array;
  readonly from?: number;
  readonly to?: number;
  readonly learningRate?: number;
  readonly noiseSeed?: number;
  /** For passes that share their results; new arrays otherwise. */
  readonly results?: PassResults;
}

/** What passes write. */
export interface PassResults {
  readonly out: Float32Array;
  readonly losses: Float64Array;
}

/** Room for what passes over these rows write, filled with NaN: what is not written shows. */
export const resultsFor = ({ plan, training: { batchSize } }: Setup, { x }: Float32Samples): PassResults => ({
  out: new Float32Array(rowsOf(x) * sizeOf(plan.output)).fill(Number.NaN),
  losses: new Float64Array(Math.ceil(rowsOf(x) / batchSize)).fill(Number.NaN),
});

/** Trains on some rows. */
export async function trainPass(
  setup: Setup,
  program: Program,
  samples: Float32Samples,
  options: PassOptions = {},
): Promise<PassResults> {
  const rows = rowsOf(samples.x);
  const { order = inOrder(rows), from = 0, to = rows, learningRate = 0.1, noiseSeed = 1 } = options;
  const results = options.results ?? resultsFor(setup, samples);
  await program.train(samples, { order, from, to, learningRate, noiseSeed, ...results });
  return results;
}

/** 0, 1, 2, ... */
export const inOrder = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row);

/** Predicts, and returns the mean loss too. */
export async function evaluate(
  { plan }: Setup,
  program: Program,
  samples: Float32Samples,
): Promise<{ out: Float32Array; loss: number }> {
  const out = new Float32Array(rowsOf(samples.x) * sizeOf(plan.output)).fill(Number.NaN);
  return { out, loss: await program.evaluate(samples, out) };
}

/** Predicts. */
export async function infer({ plan }: Setup, program: InferenceProgram, { x }: Float32Samples): Promise<Float32Array> {
  const out = new Float32Array(rowsOf(x) * sizeOf(plan.output)).fill(Number.NaN);
  await program.infer(x, out);
  return out;
}
