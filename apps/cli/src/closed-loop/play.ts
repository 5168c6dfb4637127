import { mostTracePoints, type Trace } from '@linnet/device-client';
import { type Bench, markVolts } from './bench.js';
import type { Passage } from './compare.js';
import type { Prediction } from './predict.js';
import { readTrace } from './read-trace.js';
import { answersOf, clipped, inputsOf, voltsOf } from './volts.js';

/** So that a point lies near the middle of each sample, with half of the points asked for too. */
const pointsOfSample = 4;

/** The longest signal that is played at once: one trace shows all of it. */
export const mostSamples = mostTracePoints / pointsOfSample;

/**
 * Plays a signal in the units of the training data again and again, and reads what the network answers to each of its
 * samples: in the middle of the time that an answer is held for, which begins after the known delay.
 */
export async function playThrough(bench: Bench, signal: Float64Array, prediction: Prediction): Promise<Passage> {
  const { input, output, rate, delay } = bench;
  const volts = voltsOf(signal, input);
  const inputs = inputsOf(volts, input);
  await play(bench, volts);
  const trace = await traceOf(bench, signal.length / rate + delay);
  const times = signal.map((_, sample) => (sample + 0.5) / rate + delay);
  return {
    signal,
    answers: answersOf(readTrace(trace, 0, times, 0.5 / rate), output),
    predicted: prediction.answers(clipped(inputs)),
    clipped: inputs.filter((value) => Math.abs(value) > 1).length,
  };
}

/** Both channels begin together, so the mark tells where the signal does. */
async function play({ player, rate }: Bench, volts: Float64Array): Promise<void> {
  await player.play(1, volts, { rate });
  await player.play(
    2,
    Float64Array.from(volts, (_, at) => (at === 0 ? markVolts : 0)),
    { rate },
  );
  await player.syncPhase();
}

/** From the mark on; what was taken before the signal changed is not waited for. */
async function traceOf({ scope }: Bench, seconds: number): Promise<Trace> {
  await scope.setTimebase({ start: 0, end: seconds, points: mostTracePoints });
  return scope.trace({ waitForTrigger: true });
}
