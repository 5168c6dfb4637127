// Several small models of one plan side by side, where a backend has lanes for them. The only place that knows how.
import { stream } from './linnet.mjs';
import { modelFor, trainingFor } from './workloads.mjs';

/** Gives what trains all lanes on the same rows, each in an order of its own; times are for each model and step. */
export async function fitLanes(network, { backend, folder, lanes }) {
  const plan = modelFor(network, folder).plan();
  if (backend.compileLanes === undefined) throw new Error(`backend ${backend.name} has no lanes`);
  const training = trainingFor(network);
  const weights = modelFor(network, folder)
    .compile({ seed: 1 })
    .toArtifact()
    .layers.flatMap((layer) => Object.values(layer.weights).map(({ data }) => data));
  const programs = backend.compileLanes(plan, training, lanes);
  for (const program of programs) program.write(weights);

  return async ({ data, epochs }) => {
    const rows = data.x.shape[0];
    const batches = Math.ceil(rows / training.batchSize);
    const states = programs.map(() => ({
      order: new Uint32Array(rows),
      out: new Float32Array(data.y.data.length),
      losses: new Float64Array(batches),
    }));
    const pass = ({ order, out, losses }, lane, epoch) => {
      for (let row = 0; row < rows; row++) order[row] = row;
      stream(lane, epoch).shuffle(order);
      const { learningRate } = training.optimizer;
      return { order, from: 0, to: rows, learningRate, noiseSeed: 0, out, losses };
    };
    const started = performance.now();
    for (let epoch = 0; epoch < epochs; epoch++) {
      await Promise.all(programs.map((program, lane) => program.train(data, pass(states[lane], lane, epoch))));
    }
    const milliseconds = performance.now() - started;
    const loss = states[0].losses.reduce((total, value) => total + value, 0) / batches;
    return { us: (milliseconds * 1e3) / (epochs * batches * lanes), milliseconds, loss, epochs, backend: backend.name };
  };
}
