import { useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import type { FigureText } from '../protocol/index.js';
import { Button } from '../ui/button.js';
import { Figures } from '../ui/figures.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { useTask } from '../ui/use-task.js';

/** Figures for a report: the curves of the training, the plane with its points. */
export function PlaygroundFigures({ isTrained }: { readonly isTrained: boolean }) {
  const { engine } = useEngine();
  const [figures, setFigures] = useState<readonly FigureText[]>();
  const { isBusy, failure, run } = useTask();
  const draw = (): void => run(async () => setFigures(await engine.playgroundFigures()));
  return (
    <Panel title="Figures">
      <Button onClick={draw} disabled={!isTrained || isBusy}>
        {isBusy ? 'Drawing' : 'Draw the figures'}
      </Button>
      {failure === undefined ? null : <Problem error={failure} onRetry={draw} />}
      {figures === undefined ? null : <Figures figures={figures} />}
    </Panel>
  );
}
