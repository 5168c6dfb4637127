import { useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import type { FigureText, TrainingResult } from '../protocol/index.js';
import { Button } from '../ui/button.js';
import { Figures } from '../ui/figures.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { useTask } from '../ui/use-task.js';

/** The tutorial's figures of the network that was trained, as the command draws them. */
export function FiguresPanel({
  tutorial,
  experiment,
  result,
}: {
  readonly tutorial: string;
  readonly experiment: string;
  readonly result: TrainingResult | undefined;
}) {
  const { engine } = useEngine();
  const [figures, setFigures] = useState<readonly FigureText[]>();
  const { isBusy, failure, run } = useTask();
  const draw = (): void => run(async () => setFigures(await engine.figures(tutorial, experiment)));
  return (
    <Panel title="Figures">
      <p>
        <Button onClick={draw} disabled={result === undefined || isBusy}>
          {isBusy ? 'Drawing' : 'Draw the figures'}
        </Button>
      </p>
      {result === undefined ? <p>They are drawn of a trained network.</p> : null}
      {failure === undefined ? null : <Problem error={failure} onRetry={draw} />}
      {figures === undefined ? null : <Figures figures={figures} />}
    </Panel>
  );
}
