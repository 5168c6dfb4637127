import { proxy, type Remote } from 'comlink';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Engine } from '../protocol/index.js';
import type { PageState } from '../state/page-state.js';
import { eachFrame, useStore } from '../state/use-store.js';
import { useEngineHost } from './engine-context.js';
import type { EngineHost } from './engine-host.js';
import { createTrainingControl, type Trainer, type TrainingSettings } from './training-control.js';
import type { TrainingState } from './training-state.js';

/** A training, and the buttons of it. */
export interface Training extends TrainingState {
  /** Whether settings were changed since it started. */
  readonly isStale: boolean;
  /** Starts from the seeds; what ran before is dropped. Where the worker is gone, another one is started. */
  start(): void;
  pause(): void;
  resume(): void;
  /** One epoch more, then it pauses; starts paused where nothing runs. */
  step(): void;
  /** Ends it: what was learnt until then is the result. */
  stop(): void;
  /** Back to before it was started. */
  reset(): void;
}

/** Trains the page's experiment when asked to, and follows what is to be drawn. Ends with the component that uses it. */
export function useTraining({ experiment, seeds, show }: Pick<PageState, 'experiment' | 'seeds' | 'show'>): Training {
  const host = useEngineHost();
  const [control] = useState(() => createTrainingControl(async () => trainerOf(await livingEngine(host))));
  const state = useStore(control, eachFrame);
  const key = JSON.stringify([experiment, seeds]);
  const settings = useRef<TrainingSettings>({ experiment, seeds, show });
  settings.current = { experiment, seeds, show };
  const [startedKey, setStartedKey] = useState(key);

  useEffect(() => () => control.reset(), [control]);
  const { resolution, bits, units } = show;
  useEffect(() => control.show(settings.current.show), [control, resolution, bits, units]);

  const actions = useMemo(() => {
    const { pause, resume, stop, reset } = control;
    return { pause, resume, stop, reset };
  }, [control]);
  return {
    ...state,
    ...actions,
    isStale: state.phase !== 'idle' && key !== startedKey,
    start: () => {
      setStartedKey(key);
      control.start(settings.current);
    },
    step: () => {
      if (state.phase !== 'running' && state.phase !== 'paused') setStartedKey(key);
      control.step(settings.current);
    },
  };
}

/** The engine, or another in place of one that has died. */
async function livingEngine(host: EngineHost): Promise<Remote<Engine>> {
  if (host.get().failure !== undefined) await host.restart();
  return host.engine();
}

/** An engine as a training sees it: what listens is reached from the worker. */
const trainerOf = (engine: Remote<Engine>): Trainer => ({
  train: (experiment, options, listen) => engine.train(experiment, options, proxy(listen)),
  pause: () => engine.pause(),
  resume: () => engine.resume(),
  step: () => engine.step(),
  stop: () => engine.stop(),
  show: (show) => engine.show(show),
});
