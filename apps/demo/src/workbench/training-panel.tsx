import type { Training } from '../client/use-training.js';
import { usePageState } from '../state/use-page-state.js';
import { Notice } from '../ui/notice.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { TrainControls } from '../ui/train-controls.js';
import { useLoaded } from '../ui/use-loaded.js';
import { ResultTable } from './result-table.js';

/** The buttons, the curves while it trains, and what came out. */
export function TrainingPanel({ training }: { readonly training: Training }) {
  const { curves, failure, isStale, notes, phase, result } = training;
  const { experiment } = usePageState().state;
  const charts = useLoaded(loadCharts, phase !== 'idle');
  const hasAccuracy = curves.some(({ accuracy }) => accuracy.length > 0);
  return (
    <Panel title="Training">
      <TrainControls training={training} epochs={experiment.epochs} />
      {failure === undefined ? null : <Problem error={failure} onRetry={training.start} retryLabel="Train again" />}
      {isStale && phase !== 'idle' ? (
        <Notice>Settings were changed since: train again to see what they do.</Notice>
      ) : null}
      {notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      {charts === undefined || curves.length === 0 ? null : (
        <div class="side-by-side">
          <charts.LiveCurves curves={curves} show="loss" title="Loss" isLog />
          {hasAccuracy ? <charts.LiveCurves curves={curves} show="accuracy" title="Accuracy" /> : null}
        </div>
      )}
      {result === undefined ? null : <ResultTable result={result} />}
    </Panel>
  );
}

const loadCharts = () => import('../ui/live-curves.js');
