// The seven workloads. Networks, losses and optimisers are fixed: figures of different days and engines stay comparable.
import { rowsOf, startWeights } from './data.mjs';
import { adam, clip, dense, loadModel, lstm, sequential, sgd } from './linnet.mjs';

/** Rows of a step of the optimiser. */
export const batchSize = 32;

/** The anomaly classifier: what it gives and what it weighs lies in [-1, 1], layer by layer. */
const classifier = (units) =>
  units.flatMap((count, index) => [
    dense(count, { activation: index === units.length - 1 ? 'tanh' : 'relu', clip: 1 }),
    clip(),
  ]);

const regression = { loss: 'meanSquaredError', optimizer: adam({ learningRate: 1e-3 }) };
const classification = { loss: 'categoricalCrossentropy', optimizer: sgd({ learningRate: 0.01 }) };
const twoClasses = () => dense(2, { activation: 'softmax' });

/** What is trained: the source of its rows, the shape of one, its layers, and what it is trained for. */
const networks = {
  A5: { rows: 'A', input: 100, layers: () => classifier([100, 64, 64, 32, 1]), training: regression },
  A4: { rows: 'A', input: 100, layers: () => classifier([64, 64, 32, 1]), training: regression },
  B: {
    rows: 'B',
    input: 2,
    layers: () => [4, 4, 1].map((units) => dense(units, { activation: 'sigmoid' })),
    training: { loss: 'binaryCrossentropy', optimizer: adam({ learningRate: 0.02 }) },
  },
  C1: { rows: 'C1', input: [2, 1], layers: () => [lstm(10), twoClasses()], training: classification },
  C2: { rows: 'C2', input: [128, 1], layers: () => [lstm(32), twoClasses()], training: classification },
};

/** What is measured: a network in training, or A5 in inference with so many rows a call. */
export const workloads = {
  ...Object.fromEntries(Object.keys(networks).map((network) => [network, { kind: 'fit', network }])),
  D1: { kind: 'infer', network: 'A5', rows: 1 },
  D1024: { kind: 'infer', network: 'A5', rows: 1024 },
};

/** The rows that a network trains on. */
export const rowsFor = (network, folder) => rowsOf(networks[network].rows, folder);

/** A network, described; with the start weights of the folder where there are some. */
export function modelFor(network, folder) {
  const { input, layers } = networks[network];
  const model = sequential(input, layers());
  const weights = startWeights(network, folder);
  return weights === undefined ? model : loadModel(withWeights(model.compile().toArtifact(), weights));
}

/** A network, ready to train on a backend. */
export const compileFor = (network, { backend, folder }) =>
  modelFor(network, folder).compile({ ...networks[network].training, backend, seed: 1 });

/** The weights of an artifact in one list: of each layer the kernel (inputs x units), then the bias. */
export const flatWeights = ({ layers }) =>
  Float32Array.from(layers.flatMap(({ weights }) => arraysOf(weights).flatMap(([, { data }]) => [...data])));

const arraysOf = (weights) =>
  ['kernel', 'bias'].flatMap((name) => (weights[name] === undefined ? [] : [[name, weights[name]]]));

/** The same artifact with the numbers of such a list. */
function withWeights(artifact, list) {
  let at = 0;
  const take = ({ data: { length }, shape }) => {
    at += length;
    return { data: list.slice(at - length, at), shape };
  };
  const layers = artifact.layers.map((layer) => ({
    ...layer,
    weights: Object.fromEntries(arraysOf(layer.weights).map(([name, array]) => [name, take(array)])),
  }));
  if (at !== list.length) throw new Error(`There are ${list.length} start weights; the network has ${at}.`);
  return { ...artifact, layers };
}
