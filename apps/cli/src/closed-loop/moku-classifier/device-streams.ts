import type { Passage } from '../compare.js';
import { type Detection, detect, type WindowCounts, windowCounts } from '../detection.js';
import type { Loop } from '../loop.js';
import type { Classes } from './classes.js';
import type { Stream } from './streams.js';

/** Streams that were played, each with what came back. */
export interface PlayedStreams {
  readonly passages: readonly Passage[];
  readonly samples: number;
  readonly seconds: number;
  readonly windows: WindowCounts;
  /** Without a debounce, and with some. */
  readonly detections: readonly Detection[];
}

/** Samples that have to agree before the alarm goes on or off. */
const debounces = [1, 5, 20];

/** Plays streams through windows of some samples, and looks when the alarm is raised. */
export async function playStreams(
  loop: Loop,
  streams: readonly Stream[],
  window: number,
  classes: Classes,
): Promise<PlayedStreams> {
  const passages: Passage[] = [];
  for (const { signal } of streams) passages.push(await loop.play(signal));
  const watched = streams.map(({ defects }, at) => ({
    defects,
    alarms: Array.from(passages[at]?.answers ?? [], classes.isDefective),
  }));
  const samples = streams.reduce((sum, { signal }) => sum + signal.length, 0);
  const { rate } = loop.bench;
  return {
    passages,
    samples,
    seconds: samples / rate,
    windows: windowCounts(watched, window),
    detections: debounces.map((debounce) => detect(watched, { window, rate }, debounce)),
  };
}
