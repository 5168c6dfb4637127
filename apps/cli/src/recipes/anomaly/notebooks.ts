import type { LinnLayerDefinition } from 'linnet';
import type { Outcome } from '../../run/outcome.js';
import { noisyWave, plainSine, type Recording, windowLength } from './data.js';
import { addedNoise, type Glitch, replacedSamples } from './glitches.js';

type Expected = Pick<Outcome, 'atLeast' | 'atMost' | 'source'>;

/** What one of the vendor's two notebooks does, and what it prints. */
export interface Notebook {
  readonly title: string;
  readonly lead: string;
  readonly wave: Recording;
  readonly layers: readonly LinnLayerDefinition[];
  readonly epochs: number;
  readonly patience: number;
  readonly latency: number;
  readonly glitch: Glitch;
  /** Squared error of a sample above which a window counts as unusual. Default: the greatest of all training windows. */
  readonly threshold?: number;
  readonly expected: {
    readonly loss: Expected;
    /** Squared errors of a test window, summed. */
    readonly summed: Expected;
    readonly found: Expected;
    readonly falseAlarms: Expected;
    /** Mean squared error of the newest sample on the instrument. */
    readonly newest: Expected;
  };
}

/** A sine, and a larger network. */
export const plain: Notebook = {
  title: 'A glitch in a sine',
  lead: 'A network that is narrow in the middle learns to draw windows of a sine again. Where a window holds what the sine never does it errs, by far more than the threshold of the notebook.',
  wave: plainSine,
  layers: [
    [64, 'tanh'],
    [32, 'tanh'],
    [16, 'tanh'],
    [windowLength, 'linear'],
  ],
  epochs: 250,
  patience: 10,
  latency: 224,
  glitch: addedNoise,
  threshold: 2e-4,
  expected: {
    loss: { atMost: 1e-5, source: 'the vendor prints 1.5e-6' },
    summed: {},
    found: { atLeast: 0.99, source: 'the vendor shows one such window' },
    falseAlarms: { atMost: 0.01, source: 'the vendor shows one such window' },
    newest: { atMost: 2e-5, source: 'ours' },
  },
};

/** A wave in noise, and a smaller network. */
export const noisy: Notebook = {
  title: 'A glitch in a noisy wave',
  lead: 'Noise cannot be drawn again, as nothing of it is in the rest of the window: the error that remains is about that of the noise. Glitches of a few samples stand out where they are larger, so some are missed.',
  wave: noisyWave,
  layers: [
    [16, 'relu'],
    [16, 'tanh'],
    [windowLength, 'linear'],
  ],
  epochs: 450,
  patience: 50,
  latency: 141,
  glitch: replacedSamples,
  expected: {
    loss: { atMost: 1.2e-3, source: 'the vendor prints 9.7e-4' },
    summed: { atMost: 0.12, source: 'the vendor prints 0.098' },
    found: { atLeast: 0.85, source: 'ours; the vendor draws one' },
    falseAlarms: { atMost: 0.02, source: 'ours' },
    newest: { atMost: 1.3e-3, source: 'the vendor, on a device, after undoing a shift of 3 samples: 1.03e-3' },
  },
};
