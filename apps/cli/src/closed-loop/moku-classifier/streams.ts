import { type Anomaly, type RandomState, random, sin } from 'linnet';

/** A sine that goes on without end, noisy as the rows are, and stands still now and then. */
export interface Stream {
  readonly signal: Float64Array;
  readonly defects: readonly Anomaly[];
}

/** Samples: slow ones and fast ones of those the rows are made of. */
const halfPeriods = [8, 16, 24, 36, 48, 63];
/** From one defect to the next, at least this and two windows without any. */
const spacing = 400;
const widths = [10, 31] as const;
const noise = 0.2;

/** One stream for each of several periods. Each is a whole number of periods long: it is played again and again. */
export function drawStreams(seed: number, longest: number): readonly Stream[] {
  const generator = random(seed);
  return halfPeriods.map((halfPeriod) => drawStream(generator, halfPeriod, longest));
}

function drawStream(generator: RandomState, halfPeriod: number, longest: number): Stream {
  const length = longest - (longest % (2 * halfPeriod));
  const signal = Float64Array.from({ length }, (_, sample) => sin((Math.PI / halfPeriod) * sample));
  const defects = Array.from({ length: Math.floor(length / spacing) }, (_, place): Anomaly => {
    const start = place * spacing + 150 + generator.choice(100);
    return { start, width: widths[0] + generator.choice(widths[1] - widths[0] + 1) };
  });
  for (const { start, width } of defects) signal.fill(signal[start] as number, start, start + width);
  const drawn = generator.uniform(0, noise, length);
  return { signal: signal.map((value, at) => value + (drawn[at] as number)), defects };
}
