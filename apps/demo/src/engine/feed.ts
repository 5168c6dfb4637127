import type { EpochEvent, TrainingEvent, Views } from '../protocol/index.js';
import { paced, tellSafely } from './paced.js';

/** Tells the page of a training, no more often than it can show. */
export interface Feed {
  epoch(event: EpochEvent): void;
  /** The newest pictures of all models. */
  views(views: readonly Views[]): void;
  /** Something that there is to say; the same is said once. */
  note(text: string): void;
  paused(isPaused: boolean): void;
  /** Sends what is held back. */
  flush(): void;
}

/** Milliseconds between two messages of epochs, and of pictures. */
const pace = { epochs: 33, views: 100 } as const;

/** A feed to a listener. */
export function createFeed(listen: (event: TrainingEvent) => unknown): Feed {
  const waiting: EpochEvent[] = [];
  const said = new Set<string>();
  let pictures: readonly Views[] | undefined;
  const send = (event: TrainingEvent): void => tellSafely(listen, event);
  const epochs = paced(pace.epochs, () => {
    if (waiting.length > 0) send({ kind: 'epochs', epochs: waiting.splice(0) });
  });
  const views = paced(pace.views, () => {
    if (pictures !== undefined) send({ kind: 'views', views: pictures });
    pictures = undefined;
  });
  return {
    epoch: (event) => {
      waiting.push(event);
      epochs.tell();
    },
    views: (newest) => {
      pictures = newest;
      views.tell();
    },
    note: (text) => {
      if (!said.has(text)) send({ kind: 'note', text });
      said.add(text);
    },
    paused: (isPaused) => {
      epochs.flush();
      send({ kind: 'paused', isPaused });
    },
    flush: () => {
      epochs.flush();
      views.flush();
    },
  };
}
