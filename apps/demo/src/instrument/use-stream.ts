import { useEffect, useRef, useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import type { Arithmetic, StreamView } from '../protocol/index.js';
import { type SignalGenerator, type SignalSettings, signalGenerator } from './signal-generator.js';
import { type Trace, trace } from './trace.js';

/** Samples that the scope shows. */
export const shownSamples = 600;

/** Where anomalies are marked: below the signal. */
const markPlace = -1.15;

/** Times a second that samples go through the network. */
const turns = 30;

/** A signal that runs through the network. */
export interface SignalStream {
  readonly isRunning: boolean;
  /** Whether it runs as soon as there is a network. */
  readonly isWaiting: boolean;
  readonly view: StreamView | undefined;
  readonly failure: Error | undefined;
  /** Signal, answers, and a mark under each anomaly; the same object all the time. */
  readonly trace: Trace;
  /** Grows with each turn, so that who draws knows when to. */
  readonly turn: number;
  /** Values that did not fit their word, since it started. */
  readonly saturated: number;
  start(): void;
  stop(): void;
  anomaly(): void;
}

/** What runs, and how fast. */
export interface StreamOptions {
  readonly arithmetic: Arithmetic;
  readonly signal: SignalSettings;
  /** Samples a second. */
  readonly speed: number;
}

/** Plays the generator through the network that the worker has, while it runs. */
export function useStream(options: StreamOptions): SignalStream {
  const { engine, network } = useEngine();
  const [isRunning, setRunning] = useState(false);
  const [view, setView] = useState<StreamView>();
  const [failure, setFailure] = useState<Error>();
  const [turn, setTurn] = useState(0);
  const [saturated, setSaturated] = useState(0);
  const latest = useRef(options);
  latest.current = options;
  const kept = useRef<{ readonly generator: SignalGenerator; readonly lines: Trace }>();
  kept.current ??= { generator: signalGenerator(), lines: trace(3, shownSamples) };
  const { generator, lines } = kept.current;
  const arithmeticKey = JSON.stringify(options.arithmetic);
  const checksum = network?.checksum;

  useEffect(() => {
    if (!isRunning || checksum === undefined) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fail = (reason: unknown): void => {
      if (isOver) return;
      setFailure(reason instanceof Error ? reason : new Error(String(reason)));
      setRunning(false);
    };
    const play = async (outputs: number): Promise<void> => {
      const { signal, speed } = latest.current;
      const { samples, isHeld } = generator.next(Math.max(1, Math.round(speed / turns)), signal);
      const pushed = await engine.push(samples);
      if (isOver) return;
      // Its network has gone: of the next one there is another.
      if (pushed === undefined) return open();
      lines.push([samples, firstOf(pushed.answers, outputs), isHeld.map((held) => (held ? markPlace : Number.NaN))]);
      setSaturated((before) => before + pushed.saturated);
      setTurn((before) => before + 1);
      timer = setTimeout(() => void play(outputs).catch(fail), 1000 / turns);
    };
    const open = async (): Promise<void> => {
      const opened = await engine.openStream(latest.current.arithmetic);
      if (isOver) return;
      if (opened === undefined) {
        timer = setTimeout(() => void open().catch(fail), 1000 / turns);
        return;
      }
      lines.clear();
      setSaturated(0);
      setView(opened);
      return play(opened.outputs);
    };
    setFailure(undefined);
    open().catch(fail);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isRunning, engine, checksum, arithmeticKey, generator, lines]);

  return {
    ...{ isRunning, failure, turn, saturated },
    isWaiting: isRunning && checksum === undefined,
    // What is known of a network is not true of the next.
    view: checksum === undefined ? undefined : view,
    trace: lines,
    start: () => setRunning(true),
    stop: () => setRunning(false),
    anomaly: () => generator.anomaly(),
  };
}

/** The first output of each answer. */
const firstOf = (answers: Float32Array, outputs: number): Float32Array =>
  Float32Array.from({ length: answers.length / outputs }, (_, at) => answers[at * outputs] as number);
