import 'uplot/dist/uPlot.min.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import type { ModelCurves } from '../client/training-state.js';
import { chartData, createChart } from './curve-chart.js';
import { type CurveKind, type CurveSeries, curveSeries, curvesText } from './curve-series.js';
import { Toggle } from './toggle.js';
import { useBox } from './use-box.js';
import { useColours } from './use-colours.js';

/** What {@link LiveCurves} take. */
export interface LiveCurvesProps {
  /** One for each seed. */
  readonly curves: readonly ModelCurves[];
  readonly show: CurveKind;
  readonly title: string;
  /** Whether the loss stands on a logarithmic scale at first; people can change it. */
  readonly isLog?: boolean;
}

/** Curves while a network trains: thin ones for each of several seeds, a thick one for their mean. */
export function LiveCurves({ curves, show, title, isLog: startsLog = false }: LiveCurvesProps) {
  const [isLog, setLog] = useState(startsLog);
  const series = useMemo(() => curveSeries(curves, show, isLog && show === 'loss'), [curves, show, isLog]);
  const frame = useChart(series, show, isLog && show === 'loss');
  const text = curvesText(curves, show);
  return (
    <figure class="curves">
      <figcaption>{title}</figcaption>
      <div class="chart" ref={frame} role="img" aria-label={`${title}. ${text}`} />
      <p class="curves-text">{text}</p>
      <div class="key">
        <span>
          <span class="stroke tone-1" aria-hidden="true" /> training
        </span>
        {series.some(({ rows }) => rows === 'test') ? (
          <span>
            <span class="stroke dashed tone-2" aria-hidden="true" /> kept apart
          </span>
        ) : null}
        {show === 'loss' ? <Toggle label="Logarithmic" checked={isLog} onChange={setLog} /> : null}
      </div>
    </figure>
  );
}

/** A chart in an element: made once for each set of lines and look, then only given its numbers. */
function useChart(series: readonly CurveSeries[], kind: CurveKind, isLog: boolean) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>();
  const latest = useRef(series);
  latest.current = series;
  const box = useBox(frame);
  const colours = useColours();
  const isReady = box !== undefined;
  const lines = series.map(({ rows, part }) => `${rows} ${part}`).join();
  // `lines` stands for the series here: their numbers come below.
  useEffect(() => {
    if (frame.current === null || box === undefined) return;
    const made = createChart(frame.current, latest.current, { kind, isLog, colours, ...box });
    chart.current = made;
    return () => {
      chart.current = undefined;
      made.destroy();
    };
  }, [isReady, lines, kind, isLog, colours]);
  useEffect(() => {
    if (box !== undefined) chart.current?.setSize(box);
  }, [box]);
  useEffect(() => chart.current?.setData(chartData(series)), [series]);
  return frame;
}
