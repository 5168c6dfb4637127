import type { DeviceProfile } from './devices.js';
import type { LinnDocument } from './document.js';

/** What keeps a device from running a document as it is; empty when nothing is known to. */
export function deviceObstacles(device: DeviceProfile, document: LinnDocument, sampleRate?: number): readonly string[] {
  const { num_input_channels: inputs, num_output_channels: outputs } = document;
  return [
    ...channelObstacle(device, inputs, 'input'),
    ...channelObstacle(device, outputs, 'output'),
    ...(sampleRate === undefined ? [] : rateObstacle(device, sampleRate)),
  ];
}

function channelObstacle(
  { name, channels }: DeviceProfile,
  wanted: number,
  side: 'input' | 'output',
): readonly string[] {
  return wanted <= channels ? [] : [`${name} has ${channels} ${side} channels; the file uses ${wanted}.`];
}

function rateObstacle({ name, sampleRate: { least, greatest } }: DeviceProfile, rate: number): readonly string[] {
  return rate >= least && rate <= greatest
    ? []
    : [`${name} samples at ${least} to ${greatest} Sa/s; the rows were taken at ${rate}.`];
}

/** What the vendor's examples advise against on a device. What it refuses in fact is not documented. */
export function deviceAdvice({ name, advisedNeurons }: DeviceProfile, { layers }: LinnDocument): readonly string[] {
  if (advisedNeurons === undefined) return [];
  const widest = Math.max(...layers.map(({ biases }) => biases.length));
  if (widest <= advisedNeurons) return [];
  const wide = layers.flatMap(({ biases }, index) => (biases.length > advisedNeurons ? [`${index + 1}`] : []));
  const which = wide.length === 1 ? `dense layer ${wide[0]} has` : `dense layers ${wide.join(', ')} have up to`;
  return [`${name}: ${which} ${widest} neurons; the vendor's examples name ${advisedNeurons} as the most for it.`];
}
