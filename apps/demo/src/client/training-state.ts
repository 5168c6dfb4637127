import type { EpochEvent, TrainingEvent, TrainingResult, Views } from '../protocol/index.js';

/** Numbers of each epoch, of one of the models. What an experiment does not measure stays empty. */
export interface ModelCurves {
  readonly loss: number[];
  readonly accuracy: number[];
  readonly testLoss: number[];
  readonly testAccuracy: number[];
  readonly learningRate: number[];
}

/** Where a training stands. */
export type TrainingPhase = 'idle' | 'running' | 'paused' | 'ended' | 'failed';

/** What is known of a training. */
export interface TrainingState {
  readonly phase: TrainingPhase;
  /** One for each seed. The numbers are appended in place; the list itself is another after every change. */
  readonly curves: readonly ModelCurves[];
  /** The last pictures, one for each model that has some, in the order of the seeds. */
  readonly views: readonly Views[];
  readonly result: TrainingResult | undefined;
  /** Why it failed; or, of a training that has not, why its pictures could not be drawn. */
  readonly failure: Error | undefined;
  /** What there is to say of it. */
  readonly notes: readonly string[];
}

/** What changes it: words of the worker, and what the page itself knows. */
export type TrainingAction =
  | TrainingEvent
  | { readonly kind: 'started'; readonly models: number; readonly isPaused: boolean }
  | { readonly kind: 'ended'; readonly result: TrainingResult }
  | { readonly kind: 'failed'; readonly failure: Error }
  | { readonly kind: 'undrawn'; readonly failure: Error };

/** Before anything was started. */
export const idleTraining: TrainingState = {
  phase: 'idle',
  curves: [],
  views: [],
  result: undefined,
  failure: undefined,
  notes: [],
};

/** The state after something has happened. Numbers of epochs go into the curves of the state before: there may be many. */
export function nextTraining(state: TrainingState, action: TrainingAction): TrainingState {
  switch (action.kind) {
    case 'started':
      return {
        ...idleTraining,
        phase: action.isPaused ? 'paused' : 'running',
        curves: Array.from({ length: action.models }, noCurves),
      };
    case 'epochs':
      for (const epoch of action.epochs) append(state.curves[epoch.model], epoch);
      return { ...state, curves: [...state.curves] };
    case 'views':
      return { ...state, views: merged(state.views, action.views), failure: keptFailure(state) };
    case 'paused':
      return isUnderWay(state) ? { ...state, phase: action.isPaused ? 'paused' : 'running' } : state;
    case 'note':
      return { ...state, notes: [...state.notes, action.text] };
    case 'ended':
      return { ...state, phase: 'ended', result: action.result, views: action.result.models.map(({ views }) => views) };
    case 'failed':
      return { ...state, phase: 'failed', failure: action.failure };
    case 'undrawn':
      return { ...state, failure: action.failure };
  }
}

/** Whether it runs, or waits to run on. */
export const isUnderWay = ({ phase }: Pick<TrainingState, 'phase'>): boolean =>
  phase === 'running' || phase === 'paused';

/** Pictures that came make up for those that did not. */
const keptFailure = ({ phase, failure }: TrainingState): Error | undefined =>
  phase === 'failed' ? failure : undefined;

const noCurves = (): ModelCurves => ({ loss: [], accuracy: [], testLoss: [], testAccuracy: [], learningRate: [] });

function append(curves: ModelCurves | undefined, epoch: EpochEvent): void {
  if (curves === undefined) return;
  curves.loss.push(epoch.loss);
  curves.learningRate.push(epoch.learningRate);
  if (epoch.accuracy !== undefined) curves.accuracy.push(epoch.accuracy);
  if (epoch.testLoss !== undefined) curves.testLoss.push(epoch.testLoss);
  if (epoch.testAccuracy !== undefined) curves.testAccuracy.push(epoch.testAccuracy);
}

/** The later of two pictures of each model. */
function merged(before: readonly Views[], after: readonly Views[]): readonly Views[] {
  const all = new Map([...before, ...after].map((views) => [views.model, views]));
  return [...all.values()].sort((one, other) => one.model - other.model);
}
