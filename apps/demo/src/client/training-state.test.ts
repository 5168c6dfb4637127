import { describe, expect, it } from 'vitest';
import type { EpochEvent, TrainedView, Views } from '../protocol/index.js';
import { idleTraining, nextTraining, type TrainingAction, type TrainingState } from './training-state.js';

const epochOf = (model: number, epoch: number, others: Partial<EpochEvent> = {}): EpochEvent => ({
  kind: 'epoch',
  model,
  epoch,
  loss: 1 / (epoch + 1),
  accuracy: undefined,
  testLoss: undefined,
  testAccuracy: undefined,
  learningRate: 0.1,
  seconds: epoch,
  ...others,
});

const viewsOf = (model: number): Views => ({
  model,
  field: undefined,
  quantised: undefined,
  units: undefined,
  layers: [],
  refused: undefined,
});

const after = (...actions: readonly TrainingAction[]): TrainingState => actions.reduce(nextTraining, idleTraining);

const started: TrainingAction = { kind: 'started', models: 2, isPaused: false };

describe('nextTraining', () => {
  it('appends the epochs of each model, and leaves empty what is not measured', () => {
    const first = after(started, { kind: 'epochs', epochs: [epochOf(0, 0), epochOf(1, 0, { accuracy: 0.5 })] });
    const second = nextTraining(first, {
      kind: 'epochs',
      epochs: [epochOf(0, 1, { testLoss: 3, testAccuracy: 0.25 })],
    });
    expect(second.curves).toEqual([
      { loss: [1, 0.5], accuracy: [], testLoss: [3], testAccuracy: [0.25], learningRate: [0.1, 0.1] },
      { loss: [1], accuracy: [0.5], testLoss: [], testAccuracy: [], learningRate: [0.1] },
    ]);
    expect(second.curves).not.toBe(first.curves);
    expect(second.curves[0]?.loss).toBe(first.curves[0]?.loss);
  });

  it('keeps the last pictures of each model', () => {
    const [zero, one, newer] = [viewsOf(0), viewsOf(1), viewsOf(0)];
    const { views } = after(
      started,
      { kind: 'views', views: [one] },
      { kind: 'views', views: [zero] },
      {
        kind: 'views',
        views: [newer],
      },
    );
    expect(views.map(({ model }) => model)).toEqual([0, 1]);
    expect(views[0]).toBe(newer);
  });

  it('pauses what runs, and nothing else', () => {
    const pause: TrainingAction = { kind: 'paused', isPaused: true };
    expect(after(started, pause).phase).toBe('paused');
    expect(after(started, pause, { kind: 'paused', isPaused: false }).phase).toBe('running');
    expect(after({ ...started, isPaused: true }).phase).toBe('paused');
    expect(after(pause).phase).toBe('idle');
    expect(after(started, { kind: 'ended', result: { models: [] } }, pause).phase).toBe('ended');
  });

  it('ends with the pictures of the result', () => {
    const views = viewsOf(0);
    const result = { models: [{ views } as TrainedView] };
    expect(after(started, { kind: 'views', views: [viewsOf(1)] }, { kind: 'ended', result })).toMatchObject({
      phase: 'ended',
      result,
      views: [views],
    });
  });

  it('keeps the curves of what failed, until it is started again', () => {
    const failure = new Error('gone');
    const epochs: TrainingAction = { kind: 'epochs', epochs: [epochOf(0, 0)] };
    const failed = after(started, epochs, { kind: 'failed', failure });
    expect(failed).toMatchObject({ phase: 'failed', failure, curves: [{ loss: [1] }, { loss: [] }] });
    expect(nextTraining(failed, started)).toMatchObject({
      phase: 'running',
      failure: undefined,
      curves: [{ loss: [] }, {}],
    });
  });

  it('goes on where pictures could not be drawn, and forgets it with the next ones', () => {
    const undrawn = after(started, { kind: 'undrawn', failure: new Error('too few bits') });
    expect(undrawn).toMatchObject({ phase: 'running', failure: { message: 'too few bits' } });
    expect(nextTraining(undrawn, { kind: 'views', views: [] }).failure).toBeUndefined();
  });
});
