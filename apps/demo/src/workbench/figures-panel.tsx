import { useState } from 'preact/hooks';
import type { FigureText } from '../protocol/index.js';
import { Button } from '../ui/button.js';
import { Figures } from '../ui/figures.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { useTask } from '../ui/use-task.js';

/** What a {@link FiguresPanel} takes. */
export interface FiguresPanelProps {
  /** Whether there is a network that was trained here. */
  readonly isTrained: boolean;
  readonly draw: () => Promise<readonly FigureText[]>;
}

/** Figures for a report of the network that was trained. */
export function FiguresPanel({ isTrained, draw }: FiguresPanelProps) {
  const [figures, setFigures] = useState<readonly FigureText[]>();
  const { isBusy, failure, run } = useTask();
  const start = (): void => run(async () => setFigures(await draw()));
  return (
    <Panel title="Figures">
      <Button onClick={start} disabled={!isTrained || isBusy}>
        {isBusy ? 'Drawing' : 'Draw the figures'}
      </Button>
      {isTrained ? null : <p class="hint">They are drawn of a trained network.</p>}
      {failure === undefined ? null : <Problem error={failure} onRetry={start} />}
      {figures === undefined ? null : <Figures figures={figures} />}
    </Panel>
  );
}
