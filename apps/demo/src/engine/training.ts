import { LinnetError } from '@linnet/core';
import type { Experiment, ExperimentSets } from '@linnet/recipes';
import { mostSeeds, type Show, type TrainedView, type TrainingEvent, type Views } from '../protocol/index.js';
import type { Backends } from './backends.js';
import { createFeed, type Feed } from './feed.js';
import { createGate, type Gate } from './gate.js';
import { createLiveModels, type LiveModels } from './live-models.js';
import { createPainter, type Painter } from './painter.js';
import { planeOf } from './plane.js';
import { tellsClasses } from './scores.js';
import type { TrainedModel, TrainedSubject } from './subject.js';
import { trainSeeds } from './train.js';
import { trainedView } from './training-result.js';

/** A training from the moment that it was asked for. */
export interface Training {
  readonly gate: Gate;
  readonly feed: Feed;
  /** Draws what trains, at once. */
  drawAll(): Promise<readonly Views[]>;
  /** Runs it. `subject` is undefined where it was ended before its first epoch. */
  run(parts: TrainingParts): Promise<{
    readonly models: readonly TrainedView[];
    readonly subject: TrainedSubject | undefined;
  }>;
}

/** What a training needs once it begins. */
export interface TrainingParts {
  readonly experiment: Experiment;
  readonly sets: ExperimentSets;
  readonly seeds: number;
  readonly backends: Backends;
  readonly signal: AbortSignal;
}

/** Makes a training: it can be paused before it has begun. */
export function createTraining(
  listen: (event: TrainingEvent) => void,
  { paused, show }: { readonly paused: boolean; show(): Show },
): Training {
  const gate = createGate(paused);
  const feed = createFeed(listen);
  let live: LiveModels | undefined;
  return {
    gate,
    feed,
    drawAll: async () => (await live?.drawAll()) ?? [],
    run: async (parts) => {
      const painter = await painterFor(parts);
      live = createLiveModels(painter, show, feed);
      const end = (): void => gate.open();
      parts.signal.addEventListener('abort', end);
      if (parts.signal.aborted) end();
      try {
        const models = await trainSeeds({ ...parts, seeds: seedsOf(parts), gate, feed, live });
        feed.flush();
        return { models: await resultOf(models, parts, painter, show()), subject: subjectFrom(models, parts, painter) };
      } catch (error) {
        painter.dispose();
        throw error;
      } finally {
        live = undefined;
        end();
        feed.flush();
        parts.signal.removeEventListener('abort', end);
      }
    },
  };
}

async function painterFor({ experiment, sets, backends }: TrainingParts): Promise<Painter> {
  const backend = await backends.load(experiment.backend);
  return createPainter({
    backend: async () => backend,
    plane: planeOf(sets),
    sets,
    isClasses: tellsClasses(experiment, sets),
  });
}

/** After the greatest seed comes 0. */
function seedsOf({ experiment, seeds }: TrainingParts): readonly number[] {
  if (Number.isInteger(seeds) && seeds >= 1 && seeds <= mostSeeds)
    return Array.from({ length: seeds }, (_, index) => (experiment.seed + index) >>> 0);
  throw new LinnetError('bad-option', `There are to be ${seeds} seeds; use a whole number from 1 to ${mostSeeds}.`);
}

async function resultOf(
  models: readonly TrainedModel[],
  { experiment, sets }: TrainingParts,
  painter: Painter,
  show: Show,
): Promise<readonly TrainedView[]> {
  const isClasses = tellsClasses(experiment, sets);
  const views: TrainedView[] = [];
  for (const [index, model] of models.entries()) {
    const picture = await painter.draw(index, model.artifact, show);
    views.push(await trainedView(model, picture, { experiment, sets, isClasses }));
  }
  return views;
}

function subjectFrom(
  models: readonly TrainedModel[],
  { experiment, sets }: TrainingParts,
  painter: Painter,
): TrainedSubject | undefined {
  const trained = models.filter(({ history }) => history.epochs > 0);
  const [first] = trained;
  if (first !== undefined) {
    return { kind: 'trained', experiment, sets, models: trained, artifact: first.artifact, painter };
  }
  painter.dispose();
  return undefined;
}
