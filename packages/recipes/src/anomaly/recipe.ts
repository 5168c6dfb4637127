import type { Recipe } from '../recipe.js';

/** The vendor's `Anomaly_detection.ipynb` and `Anomaly_detection_noisy_waveforms.ipynb`, with a simulated recording. */
export const anomaly: Recipe = {
  name: 'anomaly',
  summary: 'A network that draws its input again, and errs where that is unusual; writes anomaly.linn.',
  expects:
    'a validation loss of at most 1.5e-6, every glitch found and no false alarm, a latency of 224 cycles, as the vendor prints them; recordings are simulated',
  defaultSeed: 1,
  takes: ['patience'],
  experiments: { noisy: 'a wave of another shape in much noise, and a smaller network' },
  load: () => import('./run.js'),
};
