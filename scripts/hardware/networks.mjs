// Networks that exports are held against: the classifier, and small ones with everything that a format can say.

const bits = [4, 8, 12, 16, 18];
const activations = ['linear', 'relu', 'tanh', 'sigmoid', 'softsign', 'relu6', 'hardTanh'];
const shapes = [
  [1, 1],
  [2, 3, 1],
  [7, 5, 3],
  [3, 1, 4],
  [13, 9],
  [5, 2, 2, 2],
];

/** Of one run: 10,000 and 1,000 vectors of all networks, or a share that fits the time of tests. */
export const extents = {
  full: { classifierBits: [8, 16, 18], classifier: 10_000, small: 1000, every: 1 },
  share: { classifierBits: [16], classifier: 200, small: 100, every: 4 },
};

/** The networks, each with the vectors it is run on and the options of exporters it has besides. */
export async function networksFor(linnet, { classifierBits, classifier, small, every }) {
  const trained = await trainClassifier(linnet);
  const classifiers = classifierBits.map((count) => ({
    title: `classifier, ${count} bits`,
    artifact: linnet.quantise(trained, { weights: count, activations: count, input: count }).artifact,
    count: classifier,
    cycles: 375,
  }));
  const everyInput = {
    title: 'every input of 2 with 8 bits',
    artifact: quantised(
      linnet,
      { widths: [2, 4, 1], activation: 'tanh', seed: 5 },
      { weights: 8, activations: 8, input: 8 },
    ),
    count: 'all',
  };
  return [...classifiers, everyInput, ...smallNetworks(linnet, small).filter((_, index) => index % every === 0)];
}

async function trainClassifier({ plateaus, linnModel, earlyStopping }) {
  const { train } = plateaus({ seed: 42 });
  const layers = [
    [100, 'relu'],
    [64, 'relu'],
    [64, 'relu'],
    [32, 'relu'],
    [1, 'tanh'],
  ];
  const model = linnModel(100, layers).compile({ optimizer: 'adam', loss: 'meanSquaredError', seed: 42 });
  const callbacks = [earlyStopping({ monitor: 'loss', patience: 100, restoreBest: true })];
  await model.fit(train, { epochs: 60, seed: 42, callbacks, progress: 'none' });
  return model.toArtifact();
}

function* cases() {
  let seed = 0;
  for (const activation of activations) {
    for (const count of bits) {
      const widths = shapes[seed % shapes.length];
      yield {
        network: { widths, activation, seed: seed++ },
        options: { weights: count, activations: count, input: count },
      };
    }
  }
  const all = { weights: 8, activations: 8, input: 8 };
  for (const rounding of ['floor', 'halfUp', 'halfEven']) {
    for (const overflow of ['wrap', 'saturate', 'saturateSymmetric']) {
      for (const steps of ['powerOfTwo', 'any']) {
        const network = { widths: shapes[seed % shapes.length], activation: activations[seed % 5], seed: seed++ };
        yield { network, options: { ...all, rounding, overflow, steps, scales: 'perChannel' } };
      }
    }
  }
  // Sums far beyond their words, and tables without values in between.
  for (const activation of ['linear', 'tanh', 'sigmoid']) {
    yield { network: { widths: [9, 6, 2], activation, seed: seed++, limit: 8 }, options: all };
    yield {
      network: { widths: [4, 3], activation, seed: seed++ },
      options: { ...all, table: { size: 64, interpolation: false } },
    };
  }
  for (const count of [2, 24, 26]) {
    yield {
      network: { widths: [3, 2], activation: 'relu', seed: seed++ },
      options: { weights: count, activations: count, input: count },
    };
  }
}

const smallNetworks = (linnet, count) =>
  Array.from(cases(), ({ network, options }) => ({
    title: titleOf(network, options),
    artifact: quantised(linnet, network, options),
    count,
  }));

function titleOf({ widths, activation, limit }, { input, rounding, overflow, steps, table }) {
  const rules = [
    rounding,
    overflow,
    steps === 'any' ? 'any step' : undefined,
    table && 'plain table',
    limit && 'saturating',
  ];
  return [`${widths.join('-')} ${activation}`, `${input} bits`, ...rules.filter(Boolean)].join(', ');
}

/** A network of dense layers with weights from a seed, quantised on rows that reach a little beyond [-1, 1]. */
function quantised({ sequential, dense, random, quantise }, { widths, activation, seed, limit = 1 }, options) {
  const [inputs, ...units] = widths;
  const generator = random(seed + 1000);
  const draw = (data) => data.set(generator.uniform(-limit, limit, data.length));
  const artifact = sequential(
    inputs,
    units.map((count) => dense(count, { activation })),
  )
    .compile({ seed })
    .toArtifact();
  for (const { weights } of artifact.layers) for (const { data } of Object.values(weights)) draw(data);
  const calibration = { data: generator.uniform(-1.2, 1.2, 64 * inputs), shape: [64, inputs] };
  // Words that wrap must hold every sum; the others are fitted to fewer rows than come, and saturate.
  const rows =
    options.overflow === 'wrap' ? calibration : { data: calibration.data.subarray(0, 8 * inputs), shape: [8, inputs] };
  return quantise(artifact, { ...options, calibration: rows }).artifact;
}
