import { rowOf } from 'linnet';
import { anomaly, type Figure, histogram, lines, panels, signals, stackedLines } from 'linnet/plot';
import { lossFigure } from '../instrument/figures.js';
import type { TrainedLinn } from '../instrument/train.js';
import { rateOf } from './data.js';
import type { Found, Redrawn } from './detect.js';
import { glitchWidth } from './glitches.js';
import type { Notebook } from './notebooks.js';
import type { Stretch } from './stretch.js';

/** What the figures are drawn from. */
export interface AnomalyFigures {
  readonly notebook: Notebook;
  readonly history: TrainedLinn['history'];
  readonly found: Found;
  /** Squared error above which a sample is unusual. */
  readonly limit: number;
  readonly stretch: Stretch;
}

/** The test window that is shown: the one that the notebook takes. */
const shown = 31;

/** The notebooks' figures: windows, what the network makes of them, errors; then all windows, and the instrument. */
export function anomalyFigures({ notebook, history, found, limit, stretch }: AnomalyFigures): readonly Figure[] {
  const { sound, glitched } = found;
  const rate = { sampleRate: rateOf(notebook.wave), unit: 'V' };
  const redrawn = ({ x, redrawn: drawn }: Redrawn, title: string): Figure =>
    signals([rowOf(x, shown), rowOf(drawn, shown)], { ...rate, title, names: ['window', 'network'] });
  return [
    anomaly(
      {
        defective: { signal: rowOf(glitched.x, shown), start: glitched.starts[shown] ?? 0, width: glitchWidth },
        sound: { signal: rowOf(sound.x, shown) },
      },
      { title: 'A window with a glitch and the same without', yLabel: 'Amplitude (V)' },
    ),
    lossFigure(history),
    panels([redrawn(glitched, 'Drawn again, with the glitch'), redrawn(sound, 'Drawn again, without')]),
    lines(
      {
        'with glitch': rowOf(glitched.errors, shown),
        without: rowOf(sound.errors, shown),
        threshold: glitched.errors.data.subarray(0, 100).map(() => limit),
      },
      { title: 'Squared error in this window', xLabel: 'Sample', yLabel: 'Squared error (V²)', yScale: 'log' },
    ),
    worstFigure(found),
    stackedLines(
      [
        { label: 'Signal (V)', series: { signal: stretch.signal, output: stretch.output } },
        { label: 'Squared error (V²)', scale: 'log', series: { error: stretch.squaredError } },
      ],
      { title: 'A glitch on its way through the simulated instrument', xLabel: 'Sample', x: stretch.samples },
    ),
  ];
}

/** All test windows by their greatest error, which spans decades: its square root, and few windows made visible. */
const worstFigure = ({ sound, glitched }: Found): Figure => {
  const roots = ({ worst }: Redrawn): readonly number[] => worst.map(Math.sqrt);
  return histogram(
    { 'with glitch': roots(glitched), without: roots(sound) },
    { title: 'All test windows', xLabel: 'Greatest error of a window (V)', bins: 60, yScale: 'log' },
  );
};
