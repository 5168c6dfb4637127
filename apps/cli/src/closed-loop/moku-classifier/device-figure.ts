import { type Figure, stackedLines } from 'linnet/plot';
import type { Passage } from '../compare.js';
import { debounced } from '../debounce.js';
import { partsInWindow } from '../detection.js';
import type { Classes } from './classes.js';
import type { Stream } from './streams.js';

/** What the figure shows of a stream. */
export interface StreamFigure {
  readonly title: string;
  readonly stream: Stream;
  readonly passage: Passage;
  readonly classes: Classes;
  readonly window: number;
  /** Samples a second. */
  readonly rate: number;
}

/** Samples that are shown: two defects. */
const shown = 800;
const debounce = 5;

/** The signal, what the network answers and the alarm, over time. */
export function streamFigure({ title, stream, passage, classes, window, rate }: StreamFigure): Figure {
  const { signal, defects } = stream;
  const parts = partsInWindow(defects, window, signal.length);
  const alarms = debounced(Array.from(passage.answers, classes.isDefective), debounce);
  const head = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).subarray(0, shown);
  return stackedLines(
    [
      { label: 'Signal (units of the rows)', series: { signal: head(signal) } },
      {
        label: 'Network output',
        series: { output: head(passage.answers.map(classes.targetOf)), threshold: new Float64Array(shown).fill(0.5) },
      },
      {
        label: `Share of a defect in the window, alarm with a debounce of ${debounce}`,
        series: { defect: head(parts), alarm: head(alarms.map(Number)) },
      },
    ],
    { title, xLabel: 'Time (ms)', x: Float64Array.from({ length: shown }, (_, sample) => (sample * 1e3) / rate) },
  );
}
