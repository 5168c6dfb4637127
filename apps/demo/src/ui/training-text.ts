import type { ModelCurves, TrainingState } from '../client/training-state.js';
import { counted, countText, numberText, shareText } from './numbers.js';

/** Epochs that are done: those of the seed that has come furthest. */
export const epochsDone = (curves: readonly ModelCurves[]): number =>
  curves.reduce((most, { loss }) => Math.max(most, loss.length), 0);

/** `Epoch 120 of 500`. */
export const epochText = (done: number, all: number | undefined): string =>
  all === undefined ? `Epoch ${countText(done)}` : `Epoch ${countText(done)} of ${countText(all)}`;

/** Seconds with tenths: `1.3 s`; with hundredths below one: `0.05 s`; from a minute on `2 min 5 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 1) return `${seconds.toFixed(2)} s`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** What screen readers tell of a training: at its turns, not at every epoch. */
export function trainingNews({ phase, curves, result }: Pick<TrainingState, 'phase' | 'curves' | 'result'>): string {
  const epochs = counted(epochsDone(curves), 'epoch');
  switch (phase) {
    case 'idle':
      return '';
    case 'running':
      return 'Training.';
    case 'paused':
      return `Paused after ${epochs}.`;
    case 'failed':
      return `Training failed after ${epochs}.`;
    case 'ended':
      return `Trained ${epochs}. ${lastText(result?.models[0]?.train)}`.trim();
  }
}

function lastText(score: { readonly loss: number; readonly accuracy: number | undefined } | undefined): string {
  if (score === undefined) return '';
  const accuracy = score.accuracy === undefined ? '' : `, accuracy ${shareText(score.accuracy)}`;
  return `Loss ${numberText(score.loss)}${accuracy}.`;
}
