import { type DeviceProfile, documentInputs } from '@linnet/linn-export';
import type { NetworkSettings } from './network-settings.js';
import { capitalised, hertz, letterOf } from './text.js';

/** The summary as the vendor's pages print it, a line for each fact. */
export function networkSummary({ name }: DeviceProfile, settings: NetworkSettings): string {
  const { document, inputs, outputs, sampleRate } = settings;
  const mode = document.num_input_channels > 1 ? 'parallel' : 'serial';
  return [
    `${name} Neural Network`,
    `Acquisition rate: ${hertz(sampleRate, 'Sa/s')}`,
    ...inputs.map((levels, at) => `Input ${letterOf(at)} - ${levelText(levels)}`),
    `Network input: ${documentInputs(document)} samples, ${mode} mode`,
    ...document.layers.map(
      ({ activation, biases }, at) =>
        `Layer ${at + 1}: ${biases.length} neurons, activation function ${capitalised(activation)}`,
    ),
    ...outputs.map(
      (output, at) =>
        `Output ${letterOf(at)} - ${levelText(output)}, output ${output.enabled ? 'enabled' : 'disabled'}`,
    ),
    'Internal 10 MHz clock',
  ].join('\n');
}

const levelText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `low level ${low.toFixed(3)} V, high level ${high.toFixed(3)} V`;
