import { describe, expect, it } from 'vitest';
import type { TrainingEvent, TrainingResult } from '../protocol/index.js';
import { defaultState } from '../state/defaults.js';
import { createTrainingControl, type Trainer } from './training-control.js';

const settings = defaultState('playground');
const none: TrainingResult = { models: [] };

/** One training that a trainer was asked for. */
interface Asked {
  readonly paused: boolean;
  readonly seeds: number;
  readonly tell: (event: TrainingEvent) => void;
  readonly end: (result: TrainingResult) => void;
  readonly fail: (error: Error) => void;
}

/** A trainer that notes what it is asked, and does as the test says. */
function noting() {
  const calls: string[] = [];
  const trainings: Asked[] = [];
  const note = (name: string) => async (): Promise<void> => void calls.push(name);
  const trainer: Trainer = {
    train: (_, { seeds, paused }, tell) => {
      calls.push('train');
      return new Promise((end, fail) => trainings.push({ paused, seeds, tell, end, fail }));
    },
    pause: note('pause'),
    resume: note('resume'),
    step: note('step'),
    stop: note('stop'),
    show: async ({ bits }) => {
      if (bits === 2) throw new Error('too few bits');
      calls.push(`show ${bits}`);
      return [{ model: 0, field: undefined, quantised: undefined, units: undefined, layers: [], refused: undefined }];
    },
  };
  const control = createTrainingControl(async () => trainer);
  return { calls, trainings, control };
}

/** Until all promises that are kept already are dealt with. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('createTrainingControl', () => {
  it('starts, hears of epochs, and ends', async () => {
    const { control, trainings } = noting();
    control.start({ ...settings, seeds: 3 });
    expect(control.get()).toMatchObject({ phase: 'running', curves: [{}, {}, {}] });
    await settled();
    expect(trainings).toMatchObject([{ paused: false, seeds: 3 }]);
    trainings[0]?.tell({ kind: 'note', text: 'hello' });
    expect(control.get().notes).toEqual(['hello']);
    trainings[0]?.end(none);
    await settled();
    expect(control.get()).toMatchObject({ phase: 'ended', result: none });
  });

  it('hears nothing more of a training that another start has dropped', async () => {
    const { control, trainings } = noting();
    control.start(settings);
    control.start(settings);
    await settled();
    trainings[0]?.tell({ kind: 'note', text: 'late' });
    trainings[0]?.end(none);
    await settled();
    expect(control.get()).toMatchObject({ phase: 'running', notes: [] });
  });

  it('steps from the start: pauses before the first epoch, then asks for it', async () => {
    const { control, trainings, calls } = noting();
    control.step(settings);
    control.step(settings);
    await settled();
    expect(trainings).toMatchObject([{ paused: true }]);
    expect(calls).toEqual(['train', 'step', 'step']);
    expect(control.get().phase).toBe('paused');
  });

  it('stops and forgets what is reset', async () => {
    const { control, trainings, calls } = noting();
    control.start(settings);
    control.reset();
    await settled();
    trainings[0]?.end(none);
    await settled();
    expect(calls).toEqual(['train', 'stop']);
    expect(control.get()).toMatchObject({ phase: 'idle', curves: [], result: undefined });
  });

  it('fails with the reason where the trainer does, and starts again', async () => {
    const { control, trainings } = noting();
    control.start(settings);
    await settled();
    trainings[0]?.fail(new Error('the worker has stopped'));
    await settled();
    expect(control.get()).toMatchObject({ phase: 'failed', failure: { message: 'the worker has stopped' } });
    control.start(settings);
    expect(control.get()).toMatchObject({ phase: 'running', failure: undefined });
  });

  it('fails where there is no trainer', async () => {
    const control = createTrainingControl(() => Promise.reject(new Error('no worker')));
    control.start(settings);
    control.pause();
    await settled();
    expect(control.get()).toMatchObject({ phase: 'failed', failure: { message: 'no worker' } });
  });

  it('shows other pictures once there is a network, and tells where they cannot be drawn', async () => {
    const { control, calls } = noting();
    const show = (bits: number): void => control.show({ ...settings.show, bits });
    show(8);
    control.start(settings);
    show(6);
    await settled();
    expect(calls).toEqual(['train', 'show 6']);
    expect(control.get().views).toHaveLength(1);
    show(2);
    await settled();
    expect(control.get()).toMatchObject({ phase: 'running', failure: { message: 'too few bits' } });
  });
});
