import uPlot from 'uplot';
import { type Colours, colourText, toneOf } from './colours.js';
import { type CurveKind, type CurveSeries, epochNumbers } from './curve-series.js';
import { numberText, shareText } from './numbers.js';

/** What a chart is made for; with another of these it is made anew. */
export interface ChartLook {
  readonly kind: CurveKind;
  readonly isLog: boolean;
  readonly colours: Colours;
  readonly width: number;
  readonly height: number;
}

/** A chart of curves in an element. */
export function createChart(element: HTMLElement, series: readonly CurveSeries[], look: ChartLook): uPlot {
  const { colours, kind, isLog, width, height } = look;
  const axis = {
    stroke: colourText(colours.ink),
    grid: { stroke: colourText(colours.line), width: 1 },
    ticks: { stroke: colourText(colours.line), width: 1 },
    font: '12px system-ui, sans-serif',
  };
  const show = kind === 'loss' ? numberText : shareText;
  return new uPlot(
    {
      width,
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: (_, low, high) => [1, Math.max(10, Number.isFinite(low) ? high : 10)] },
        y: { distr: isLog ? 3 : 1, range: (_, low, high) => valueRange(low, high, kind, isLog) },
      },
      axes: [
        { ...axis, size: 32 },
        { ...axis, size: 64, values: (_, splits) => splits.map((value) => (value === null ? '' : show(value))) },
      ],
      series: [{}, ...series.map((line) => lineLook(line, colours))],
    },
    chartData(series),
    element,
  );
}

/** What a chart draws. */
export const chartData = (series: readonly CurveSeries[]): uPlot.AlignedData => [
  [...epochNumbers(series)],
  ...series.map(({ values }) => [...values]),
];

function valueRange(low: number | null, high: number | null, kind: CurveKind, isLog: boolean): uPlot.Range.MinMax {
  if (low === null || high === null || !Number.isFinite(low + high)) return isLog ? [0.01, 1] : [0, 1];
  if (isLog) return uPlot.rangeLog(low, high, 10, false);
  return kind === 'accuracy' ? [Math.max(0, Math.floor(low * 10) / 10 - 0.02), 1.01] : [0, high * 1.05 || 1];
}

/** Rows kept apart are dashed too, so that nobody needs the colour. */
function lineLook({ rows, part }: CurveSeries, colours: Colours): uPlot.Series {
  const tone = toneOf(colours, rows === 'train' ? 0 : 1);
  return {
    stroke: colourText(tone, part === 'seed' ? 0.45 : 1),
    width: { seed: 1, only: 2, mean: 3 }[part],
    points: { show: false },
    ...(rows === 'test' ? { dash: [6, 4] } : {}),
  };
}
