// Networks that the vendor's client uploads: 1, 3 and 5 layers, one channel in turn and several at once.

const activations = ['tanh', 'relu', 'softsign', 'sigmoid', 'linear'];

/** By depth and mode. `channels` is how many a device has at most; a network takes as many or fewer. */
const shapes = [
  { name: 'serial, 1 layer', widths: [4, 1], inputChannels: 1, outputChannels: 1 },
  { name: 'serial, 3 layers', widths: [100, 64, 32, 1], inputChannels: 1, outputChannels: 1 },
  { name: 'serial, 5 layers', widths: [100, 100, 64, 64, 32, 1], inputChannels: 1, outputChannels: 1 },
  { name: 'parallel, 1 layer', widths: [2, 2], inputChannels: 2, outputChannels: 2 },
  { name: 'parallel, 3 layers', widths: [2, 16, 8, 2], inputChannels: 2, outputChannels: 2 },
  { name: 'parallel, 5 layers', widths: ['all', 24, 16, 16, 8, 'all'], inputChannels: 'all', outputChannels: 'all' },
];

/** Of one run: everything, or a share that fits the time of tests. */
export const extents = {
  full: { hardware: ['pro', 'go', 'lab', 'delta'], isMeant: () => true },
  share: {
    hardware: ['pro', 'go'],
    isMeant: ({ name }) => name === 'serial, 3 layers' || name === 'parallel, 5 layers',
  },
};

/** How each kind of instrument is divided, and how many channels its networks have. */
export const kinds = {
  pro: { slots: 4, channels: 4 },
  go: { slots: 3, channels: 2 },
  lab: { slots: 3, channels: 2 },
  delta: { slots: 3, channels: 2 },
};

/** Files of networks for a kind of instrument, as `linn-export` writes them. */
export async function* networksFor(linnet, { channels }, isMeant) {
  for (const [seed, shape] of shapes.filter(isMeant).entries()) {
    const count = (value) => (value === 'all' ? channels : value);
    const layers = layersOf(linnet, shape.widths.map(count), seed);
    const artifact = { format: 'linnet/1', input: [count(shape.widths[0])], layers };
    const [inputChannels, outputChannels] = [count(shape.inputChannels), count(shape.outputChannels)];
    const { bytes } = await linnet.linn.export(artifact, { name: 'network', inputChannels, outputChannels });
    yield { name: shape.name, bytes };
  }
}

/** Random weights within the limits of the format. */
function layersOf({ random }, widths, seed) {
  const draw = random(seed);
  return widths.slice(1).map((units, at) => ({
    kind: 'dense',
    name: `dense_${at + 1}`,
    config: { units, activation: activations[(at + seed) % activations.length], useBias: true, clip: [-1, 1] },
    weights: {
      kernel: { data: Float32Array.from(draw.uniform(-1, 1, widths[at] * units)), shape: [widths[at], units] },
      bias: { data: Float32Array.from(draw.uniform(-0.5, 0.5, units)), shape: [units] },
    },
  }));
}
