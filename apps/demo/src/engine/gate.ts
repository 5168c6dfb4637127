/** Lets models go on from epoch to epoch, or holds them before the next one. */
export interface Gate {
  readonly isPaused: boolean;
  pause(): void;
  resume(): void;
  /** One epoch of each model that trains; resolves when all of them wait again, or have ended. */
  step(): Promise<void>;
  /** A model is about to train. */
  enter(model: number): void;
  /** Whether it would have to wait before this epoch. */
  holds(model: number, epoch: number): boolean;
  /** Before an epoch: something to wait for, where the model is held. */
  pass(model: number, epoch: number): Promise<void> | undefined;
  /** The model has ended. */
  leave(model: number): void;
  /** From now on nobody is held. */
  open(): void;
}

interface Trainee {
  /** The last epoch that may begin while the gate is closed. */
  allowed: number;
  /** The last that began. */
  begun: number;
  /** Lets it go on, where it waits. */
  wake: (() => void) | undefined;
}

/**
 * Makes the gate of a training. Models that train side by side wait for each other within an epoch, so epochs are counted,
 * not whoever happens to wait: all of them come to the same one.
 */
export function createGate(startsPaused: boolean): Gate {
  const trainees = new Map<number, Trainee>();
  let isPaused = startsPaused;
  let isOpen = false;
  /** The first epochs that were asked for before any model was there. */
  let early = 0;
  let waiting: (() => void)[] = [];

  const all = (): readonly Trainee[] => [...trainees.values()];
  const mayBegin = ({ allowed }: Trainee, epoch: number): boolean => isOpen || !isPaused || epoch <= allowed;
  const wakeAll = (): void => {
    for (const trainee of all()) if (mayBegin(trainee, trainee.begun + 1)) trainee.wake?.();
  };
  const endSteps = (): void => {
    for (const done of waiting) done();
    waiting = [];
  };
  const endStepsIfDone = (): void => {
    if (all().every(({ wake }) => wake !== undefined)) endSteps();
  };
  const close = (): void => {
    const newest = Math.max(-1, ...all().map(({ begun }) => begun));
    for (const trainee of all()) trainee.allowed = newest;
    isPaused = true;
  };

  return {
    get isPaused() {
      return isPaused;
    },
    pause: () => {
      if (!isPaused) close();
    },
    resume: () => {
      isPaused = false;
      wakeAll();
      endSteps();
    },
    step: async () => {
      if (isOpen) return;
      if (!isPaused) close();
      if (trainees.size === 0) early += 1;
      for (const trainee of all()) trainee.allowed += 1;
      wakeAll();
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    enter: (model) => {
      // What trains side by side goes as far as the others; what comes after them waits.
      const allowed = trainees.size === 0 ? early - 1 : Math.max(...all().map((trainee) => trainee.allowed));
      early = 0;
      trainees.set(model, { allowed, begun: -1, wake: undefined });
    },
    holds: (model, epoch) => {
      const trainee = trainees.get(model);
      return trainee !== undefined && !mayBegin(trainee, epoch);
    },
    pass: (model, epoch) => {
      const trainee = trainees.get(model);
      if (trainee === undefined) return undefined;
      if (mayBegin(trainee, epoch)) {
        trainee.begun = epoch;
        return undefined;
      }
      return new Promise((resolve) => {
        trainee.wake = () => {
          trainee.wake = undefined;
          trainee.begun = epoch;
          resolve();
        };
        endStepsIfDone();
      });
    },
    leave: (model) => {
      trainees.delete(model);
      endStepsIfDone();
    },
    open: () => {
      isOpen = true;
      wakeAll();
      endSteps();
    },
  };
}
