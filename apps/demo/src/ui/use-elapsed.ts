import { useEffect, useState } from 'preact/hooks';
import type { TrainingPhase } from '../client/training-state.js';

/** Seconds that a training has run for: pauses do not count, and another start begins anew. */
export function useElapsed(phase: TrainingPhase): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (phase === 'idle') setSeconds(0);
    if (phase !== 'running') return;
    // What resumes goes on from where it was; what had ended starts from 0.
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      const passed = (now - last) / 1000;
      last = now;
      setSeconds((before) => before + passed);
    };
    const timer = setInterval(tick, 200);
    return () => {
      clearInterval(timer);
      tick();
    };
  }, [phase]);
  useEffect(() => {
    if (phase === 'ended' || phase === 'failed') return () => setSeconds(0);
    return;
  }, [phase]);
  return seconds;
}
