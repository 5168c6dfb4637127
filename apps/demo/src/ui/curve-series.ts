import type { ModelCurves } from '../client/training-state.js';
import { countText, numberText, shareText } from './numbers.js';

/** One line of a chart of curves. */
export interface CurveSeries {
  readonly rows: 'train' | 'test';
  /** One of several seeds, or the only one, or the mean of several. */
  readonly part: 'seed' | 'only' | 'mean';
  /** By epoch; null where there is nothing to draw. */
  readonly values: readonly (number | null)[];
}

/** Which of the numbers of an epoch are drawn. */
export type CurveKind = 'loss' | 'accuracy';

const names = {
  loss: { train: 'loss', test: 'testLoss' },
  accuracy: { train: 'accuracy', test: 'testAccuracy' },
} as const;

/** The lines of a chart: of each seed, and the mean of several, which comes last and so lies on top. */
export function curveSeries(curves: readonly ModelCurves[], kind: CurveKind, isLog: boolean): readonly CurveSeries[] {
  const setsOf = (rows: 'train' | 'test') => curves.map((model) => model[names[kind][rows]]);
  const shown = (['train', 'test'] as const).filter((rows) => setsOf(rows).some(({ length }) => length > 0));
  const drawn = (values: readonly number[]) => values.map((value) => drawable(value, isLog));
  const seeds = shown.flatMap((rows) =>
    setsOf(rows).map((values): CurveSeries => {
      return { rows, part: curves.length === 1 ? 'only' : 'seed', values: drawn(values) };
    }),
  );
  if (curves.length < 2) return seeds;
  return [
    ...seeds,
    ...shown.map((rows): CurveSeries => ({ rows, part: 'mean', values: drawn(meanCurve(setsOf(rows))) })),
  ];
}

/** A logarithmic scale has no place for 0. */
const drawable = (value: number, isLog: boolean): number | null =>
  Number.isFinite(value) && (!isLog || value > 0) ? value : null;

/** Epoch by epoch, the mean of the seeds that have come so far. */
export function meanCurve(sets: readonly (readonly number[])[]): readonly number[] {
  const length = sets.reduce((most, values) => Math.max(most, values.length), 0);
  return Array.from({ length }, (_, epoch) => {
    const there = sets.flatMap((values) => values[epoch] ?? []);
    return there.reduce((sum, value) => sum + value, 0) / there.length;
  });
}

/** What the charts need beside the lines: 1, 2, 3, ... */
export const epochNumbers = (series: readonly CurveSeries[]): readonly number[] =>
  Array.from({ length: series.reduce((most, { values }) => Math.max(most, values.length), 0) }, (_, at) => at + 1);

/** The last values in words: `Epoch 120: loss 0.012, of rows kept apart 0.034`. */
export function curvesText(curves: readonly ModelCurves[], kind: CurveKind): string {
  const show = kind === 'loss' ? numberText : shareText;
  const last = (rows: 'train' | 'test') => meanCurve(curves.map((model) => model[names[kind][rows]]));
  const [train, test] = [last('train'), last('test')];
  const [trained, tested] = [train.at(-1), test.at(-1)];
  if (trained === undefined) return 'Nothing has been trained yet.';
  const mean = curves.length > 1 ? `mean ${kind} of ${countText(curves.length)} seeds` : kind;
  const apart = tested === undefined ? '' : `, of rows kept apart ${show(tested)}`;
  return `Epoch ${countText(train.length)}: ${mean} ${show(trained)}${apart}`;
}
