import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { colourText, toneOf } from '../ui/colours.js';
import { useColours } from '../ui/use-colours.js';
import type { Trace } from './trace.js';

/** What a {@link Scope} takes. */
export interface ScopeProps {
  readonly trace: Trace;
  /** Draws again when it grows. */
  readonly turn: number;
  readonly labels: readonly [signal: string, answer: string, mark: string];
}

const height = 280;

/** Traces that run: the signal, what the network says of it, and where anomalies were. */
export function Scope({ trace, turn, labels: [signal, answer, mark] }: ScopeProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>();
  const colours = useColours();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const [ink, grid] = [colourText(colours.ink), colourText(colours.line)];
    const axis = { stroke: ink, grid: { stroke: grid }, ticks: { stroke: grid } };
    chart.current = new uPlot(
      {
        width: element.clientWidth,
        height,
        scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(-1.2, low), Math.max(1.2, high)] } },
        axes: [{ ...axis, label: 'Samples ago' }, axis],
        series: [
          {},
          { label: signal, stroke: colourText(toneOf(colours, 0)), width: 1 },
          { label: answer, stroke: colourText(toneOf(colours, 1)), width: 2 },
          { label: mark, stroke: colourText(toneOf(colours, 2)), width: 5 },
        ],
        cursor: { show: false },
        legend: { live: false },
      },
      dataOf(trace),
      element,
    );
    const observer = new ResizeObserver(() => chart.current?.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.current?.destroy();
      chart.current = undefined;
    };
  }, [trace, signal, answer, mark, colours]);
  useEffect(() => chart.current?.setData(dataOf(trace)), [trace, turn]);
  const newest = trace.values[1]?.at(-1);
  return (
    <div>
      <div ref={box} class="scope" role="img" aria-label={`${signal}, and ${answer}, over the last samples`} />
      <p>
        {answer} now: <output>{newest === null || newest === undefined ? 'none yet' : newest.toFixed(3)}</output>
      </p>
    </div>
  );
}

const dataOf = ({ places, values }: Trace): uPlot.AlignedData => [[...places], ...values.map((line) => [...line])];
