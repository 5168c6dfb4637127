import { LinnetError } from '@linnet/core';
import { checkLearningRate } from '../optimizers.js';
import type { TrainingControl } from './callback.js';
import { areFinite } from './converging.js';
import type { TrainingSetup } from './training-setup.js';

/** What callbacks have changed of a run, and what they change it by. */
export interface ControlledRun {
  readonly control: TrainingControl;
  learningRate: number;
  /** Why it ends, once that was asked for. */
  stopped: string | undefined;
  /** Whether a callback has written weights since this was last false. */
  isRewritten: boolean;
}

/** A run that callbacks can change; `epochOf` tells the present epoch. */
export function controlRun(
  { program, learningRate, resumed, toArtifact }: TrainingSetup,
  epochOf: () => number,
): ControlledRun {
  const control: TrainingControl = {
    get epoch() {
      return epochOf();
    },
    get learningRate() {
      return run.learningRate;
    },
    set learningRate(rate) {
      checkLearningRate(rate, 'The learning rate');
      run.learningRate = rate;
    },
    stop: (reason) => {
      run.stopped ??= String(reason ?? 'a callback stopped it');
    },
    readWeights: () => program.read(),
    writeWeights: (weights) => {
      checkWeights(weights);
      run.isRewritten = true;
      program.write(weights);
    },
    toArtifact,
  };
  const run: ControlledRun = { control, learningRate, stopped: resumed?.stopped, isRewritten: false };
  return run;
}

function checkWeights(weights: readonly Float32Array[]): void {
  if (areFinite(weights)) return;
  throw new LinnetError(
    'bad-value',
    'The weights that a callback writes hold NaN or an infinite value; nothing was written.',
  );
}
