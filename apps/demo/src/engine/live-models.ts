import type { TrainingControl } from 'linnet';
import type { Show, Views } from '../protocol/index.js';
import type { Feed } from './feed.js';
import type { Painter } from './painter.js';

/** Pictures of models while they train: often enough to watch, and seldom enough not to hold them up. */
export interface LiveModels {
  /** The model is there, as this control sees it. */
  add(model: number, control: TrainingControl): void;
  /** Draws a model if it is time to. */
  drawIfDue(model: number): Promise<void> | undefined;
  /** Draws a model, and tells of it at once. */
  drawNow(model: number): Promise<void>;
  /** Draws all that are there, at once. */
  drawAll(): Promise<readonly Views[]>;
}

/** The least time between two pictures of a model, in milliseconds, and how many times as long as drawing took. */
const [leastPause, pausePerDrawing] = [100, 4];

/** Pictures as `show` says at that moment, told to the feed. */
export function createLiveModels(painter: Painter, show: () => Show, feed: Feed): LiveModels {
  const controls = new Map<number, TrainingControl>();
  const dueAt = new Map<number, number>();
  const newest = new Map<number, Views>();
  const draw = async (model: number, control: TrainingControl): Promise<void> => {
    const started = performance.now();
    newest.set(model, await painter.draw(model, control.toArtifact(), show()));
    const now = performance.now();
    dueAt.set(model, now + Math.max(leastPause, pausePerDrawing * (now - started) * controls.size));
  };
  const drawAndTell = async (model: number): Promise<void> => {
    const control = controls.get(model);
    if (control !== undefined) await draw(model, control);
    feed.views(inOrder());
  };
  const inOrder = (): readonly Views[] => [...newest.values()].sort((a, b) => a.model - b.model);
  return {
    add: (model, control) => void controls.set(model, control),
    drawIfDue: (model) => (performance.now() < (dueAt.get(model) ?? 0) ? undefined : drawAndTell(model)),
    drawNow: async (model) => {
      await drawAndTell(model);
      feed.flush();
    },
    drawAll: async () => {
      for (const [model, control] of controls) await draw(model, control);
      return inOrder();
    },
  };
}
