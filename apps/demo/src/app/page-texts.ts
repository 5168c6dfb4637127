import type { PageName } from '../state/page-state.js';

/** A page in a few words. */
export interface PageText {
  /** In the navigation, and in the title of the window. */
  readonly name: string;
  /** What one finds there. */
  readonly about: string;
}

/** Every page, in the order of the navigation. */
export const pageTexts: Readonly<Record<PageName, PageText>> = {
  start: { name: 'Start', about: 'What there is here.' },
  'moku-classifier': {
    name: 'Anomaly classifier',
    about:
      'Train a network that notices when a sine stands still for a moment, and take it away as a file for a Moku instrument.',
  },
  'sine-square': {
    name: 'Sine or square',
    about:
      'Two hundred waves are enough to tell two shapes apart. Find out why a network without activations can do it too.',
  },
  circles: {
    name: 'Circles',
    about:
      'One ring of points inside another: watch straight lines fail, then see a few units close a curve around it.',
  },
  'threshold-lstm': {
    name: 'First LSTM',
    about:
      'A recurrent network has to keep one number in mind while noise goes by. The optimiser decides whether it does.',
  },
  classification: {
    name: 'Classification',
    about:
      'From one sigmoid unit to hidden layers on rows of ten columns, and how a network comes to know rows by heart.',
  },
  playground: {
    name: 'Playground',
    about:
      'Points of the plane or a file of yours, layers as you like them, and the same network in a few bits beside it.',
  },
  instrument: {
    name: 'Instrument',
    about:
      'A signal generator, a trained network and a scope: make something go wrong in the signal and see it noticed.',
  },
};
