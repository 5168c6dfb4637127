// Measures one workload on one backend, warm, through the public API. Times are wall-clock, around the public call.
import { firstRows } from './data.mjs';
import { fitLanes } from './lanes.mjs';
import { batchSize, compileFor, rowsFor, workloads } from './workloads.mjs';

/** Calls before the first that counts, at most: engines optimise what has run for a while. */
const warmUps = 6;

/**
 * Gives a function that measures a workload once: microseconds a step of the optimiser, or a call of inference.
 * A measurement takes about `budget` milliseconds, on backends that are slow as on those that are fast.
 */
export async function createMeasurement(name, options) {
  const { kind, network, rows } = workloads[name];
  if (kind === 'fit') return createFit(network, options);
  if (options.lanes !== undefined) throw new Error(`lanes train; ${name} is inference`);
  return rows === 1 ? createRow(network, options) : createRows(network, rows, options);
}

/** Several epochs in each call of `fit`; a part of the rows where an epoch takes longer than the budget. */
async function createFit(network, { backend, folder, budget, lanes }) {
  const all = rowsFor(network, folder);
  const fit =
    lanes === undefined
      ? fitModel(compileFor(network, { backend, folder }))
      : fitLanes(network, { backend, folder, lanes });
  const run = (steps) => fit(share(all, steps));
  let steps = await warm(run, budget);
  return async () => {
    const { us, ...result } = await run(steps);
    steps = (budget * 1e3) / us;
    return { us, ...result };
  };
}

/** Rows and epochs that make about so many steps. */
function share({ x, y }, steps) {
  const rows = x.shape[0];
  const perEpoch = Math.ceil(rows / batchSize);
  if (steps >= perEpoch) return { data: { x, y }, epochs: Math.floor(steps / perEpoch) };
  const count = Math.min(rows, batchSize * Math.max(1, Math.floor(steps)));
  return { data: { x: firstRows(x, count), y: firstRows(y, count) }, epochs: 1 };
}

/** Trains with the public `fit`. */
const fitModel =
  (model) =>
  async ({ data, epochs }) => {
    const started = performance.now();
    const { loss, run } = await model.fit(data, { epochs, batchSize, seed: 1, progress: 'none' });
    const milliseconds = performance.now() - started;
    const us = (milliseconds * 1e3) / (epochs * run.batches);
    return { us, milliseconds, loss: loss.at(-1), epochs, backend: run.backend.name };
  };

/** The public synchronous predictor, one row a call. */
async function createRow(network, { backend, folder, budget }) {
  const predictor = await compileFor(network, { backend, folder }).predictor();
  const row = firstRows(rowsFor(network, folder).x, 1).data;
  const out = new Float32Array(1);
  const run = (calls) =>
    timed(calls, () => {
      for (let call = 0; call < calls; call++) predictor.run(row, out);
    });
  return repeated(run, budget);
}

/** The public `predict`. */
async function createRows(network, rows, { backend, folder, budget }) {
  const model = compileFor(network, { backend, folder });
  const x = firstRows(rowsFor(network, folder).x, rows);
  const run = (calls) =>
    timed(calls, async () => {
      for (let call = 0; call < calls; call++) await model.predict(x);
    });
  return repeated(run, budget);
}

async function timed(calls, run) {
  const started = performance.now();
  await run();
  const milliseconds = performance.now() - started;
  return { us: (milliseconds * 1e3) / calls, milliseconds, calls };
}

async function repeated(run, budget) {
  const calls = await warm(run, budget);
  return () => run(calls);
}

/** Runs more and more of it until a call takes half of the budget; gives how much takes all of it. */
async function warm(run, budget) {
  let amount = 1;
  for (let call = 0; call < warmUps; call++) {
    const { us, milliseconds } = await run(amount);
    amount = Math.max(1, Math.floor((budget * 1e3) / us));
    // The first call compiles, so that it says little of the next.
    if (call > 0 && milliseconds >= budget / 2) break;
  }
  return amount;
}
