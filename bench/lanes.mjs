// Several small models of one plan side by side, where a backend has lanes for them.
import { fitTogether } from './linnet.mjs';
import { batchSize, compileFor } from './workloads.mjs';

/** Gives what trains all lanes on the same rows, each in an order of its own; times are for each model and step. */
export function fitLanes(network, { backend, folder, lanes }) {
  const models = Array.from({ length: lanes }, () => compileFor(network, { backend, folder }));
  return async ({ data, epochs }) => {
    const options = models.map((_, lane) => ({ epochs, batchSize, seed: lane, progress: 'none' }));
    const started = performance.now();
    const [{ loss, run }] = await fitTogether(models, data, options);
    const milliseconds = performance.now() - started;
    if (run.lanes !== lanes) throw new Error(run.notes.join(' '));
    const us = (milliseconds * 1e3) / (epochs * run.batches * lanes);
    return { us, milliseconds, loss: loss.at(-1), epochs, backend: run.backend.name };
  };
}
