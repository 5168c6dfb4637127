import type { Experiment } from '@linnet/recipes';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../protocol/index.js';
import { useStore } from '../state/use-store.js';
import { useEngine, useEngineHost } from './engine-context.js';

/** The rows and the network of an experiment, as the page draws them. */
export interface InspectionState {
  /** Of the last settings that could be laid out. */
  readonly inspection: Inspection | undefined;
  /** Why these settings cannot. */
  readonly failure: Error | undefined;
  /** Whether `inspection` is of settings before these. */
  readonly isStale: boolean;
}

/** Milliseconds without a change before the worker is asked: somebody may be sliding. */
const pause = 120;

/** Has the worker draw the rows of an experiment and lay its network out, again after every change. */
export function useInspection(experiment: Experiment): InspectionState {
  const { engine } = useEngine();
  const { files } = useStore(useEngineHost());
  const key = JSON.stringify(experiment);
  const [last, setLast] = useState<Answer>(noAnswer);
  const isFirst = useRef(true);
  useEffect(() => {
    let isWanted = true;
    const answer = (patch: Partial<Answer>): void => {
      if (isWanted) setLast((before) => ({ ...before, failure: undefined, ...patch, key }));
    };
    const ask = (): void =>
      void engine.inspect(experiment).then(
        (inspection) => answer({ inspection }),
        (failure: Error) => answer({ failure }),
      );
    const timer = setTimeout(ask, isFirst.current ? 0 : pause);
    isFirst.current = false;
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [engine, files, key]);
  const { inspection, failure } = last;
  return {
    inspection,
    failure: last.key === key ? failure : undefined,
    isStale: last.key !== key || failure !== undefined,
  };
}

interface Answer extends Omit<InspectionState, 'isStale'> {
  /** Of the experiment that it is about. */
  readonly key: string | undefined;
}

const noAnswer: Answer = { inspection: undefined, failure: undefined, key: undefined };
