// Compares weights after a few steps with a reference that was computed in doubles.
import { firstRows, readFloats } from './data.mjs';
import { batchSize, compileFor, flatWeights, rowsFor } from './workloads.mjs';

const lengths = [1, 20];

/** Trains on the first rows, in order, from the start weights of the folder; the largest and the mean difference. */
export async function checkSteps(network, { backend, folder }) {
  if (folder === undefined) throw new Error('there is no folder with start weights and references; see --data');
  const results = {};
  for (const steps of lengths) {
    const wanted = readFloats(folder, `${network}_ref${steps}`);
    results[steps] = differences(await weightsAfter(steps, network, { backend, folder }), wanted);
  }
  return results;
}

async function weightsAfter(steps, network, { backend, folder }) {
  const { x, y } = rowsFor(network, folder);
  const rows = steps * batchSize;
  const model = compileFor(network, { backend, folder });
  await model.fit(
    { x: firstRows(x, rows), y: firstRows(y, rows) },
    { epochs: 1, batchSize, shuffle: false, seed: 1, progress: 'none' },
  );
  return flatWeights(model.toArtifact());
}

function differences(got, wanted) {
  if (got.length !== wanted.length) throw new Error(`there are ${wanted.length} reference weights for ${got.length}`);
  const all = Array.from(wanted, (value, index) => Math.abs(got[index] - value));
  return {
    max_abs: all.reduce((most, value) => Math.max(most, value), 0),
    mean_abs: all.reduce((total, value) => total + value, 0) / all.length,
  };
}
