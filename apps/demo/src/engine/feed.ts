import type { EpochEvent, TrainingEvent, Views } from './protocol.js';

/** Tells the page what happens, no more often than it can show. */
export interface Feed {
  epoch(event: EpochEvent): void;
  /** The newest pictures of all models. */
  views(views: readonly Views[]): void;
  /** Text with its line ends. */
  text(text: string): void;
  paused(isPaused: boolean): void;
  /** Sends what is held back. */
  flush(): void;
}

/** Milliseconds between two messages of epochs or text, and of pictures. */
const pace = { epochs: 33, views: 100 } as const;

/** A feed to a listener, which may be a page's: that it may be gone is no concern of the training. */
export function createFeed(listen: (event: TrainingEvent) => unknown): Feed {
  const epochs: EpochEvent[] = [];
  const lines: string[] = [];
  let pictures: readonly Views[] | undefined;
  const sentAt = { epochs: Number.NEGATIVE_INFINITY, views: Number.NEGATIVE_INFINITY };
  const send = (event: TrainingEvent): void => {
    Promise.resolve(listen(event)).catch(() => undefined);
  };
  const sendEpochs = (): void => {
    sentAt.epochs = performance.now();
    if (epochs.length > 0) send({ kind: 'epochs', epochs: epochs.splice(0) });
    if (lines.length > 0) send({ kind: 'text', text: lines.splice(0).join('') });
  };
  const sendViews = (): void => {
    sentAt.views = performance.now();
    if (pictures !== undefined) send({ kind: 'views', views: pictures });
    pictures = undefined;
  };
  const isDue = (what: keyof typeof pace): boolean => performance.now() - sentAt[what] >= pace[what];
  return {
    epoch: (event) => {
      epochs.push(event);
      if (isDue('epochs')) sendEpochs();
    },
    views: (views) => {
      pictures = views;
      if (isDue('views')) sendViews();
    },
    text: (text) => {
      // Of epochs that end faster than anybody reads, the newest line of each batch is enough.
      if (isEpochLine(text) && isEpochLine(lines.at(-1) ?? '')) lines.pop();
      lines.push(text);
      if (isDue('epochs')) sendEpochs();
    },
    paused: (isPaused) => {
      sendEpochs();
      send({ kind: 'paused', isPaused });
    },
    flush: () => {
      sendEpochs();
      sendViews();
    },
  };
}

const isEpochLine = (text: string): boolean => /^(?:Model \d+: )?Epoch \d+\/[^\n]*\n$/u.test(text);
