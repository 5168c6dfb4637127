import type { Remote } from 'comlink';
import { useState } from 'preact/hooks';
import type { Engine, FigureText } from '../protocol/index.js';
import { usePageState } from '../state/use-page-state.js';
import { Button } from '../ui/button.js';
import { FigureView } from '../ui/figure-view.js';
import { numberText } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { useTask } from '../ui/use-task.js';

/** Looks for a learning rate, and offers to take the one that was found. */
export function RatePanel({ engine }: { readonly engine: Remote<Engine> }) {
  const { state, changeExperiment } = usePageState();
  const [found, setFound] = useState<{ readonly figure: FigureText; readonly suggestion: number | undefined }>();
  const { isBusy, failure, run } = useTask();
  const search = (): void => run(async () => setFound(await engine.findLearningRate(state.experiment)));
  const steepest = found?.suggestion;
  const suggestion = steepest === undefined ? undefined : Number((steepest / 10).toPrecision(2));
  return (
    <Panel title="A learning rate">
      <p>
        A short training with a rate that grows. Where its loss falls fastest a rate does much in one step; a whole
        training does well with a tenth of that.
      </p>
      <div class="actions">
        <Button onClick={search} disabled={isBusy}>
          {isBusy ? 'Looking' : 'Look for a rate'}
        </Button>
        {suggestion === undefined ? null : (
          <Button onClick={() => changeExperiment({ learningRate: suggestion, tenfoldEvery: 0 })}>
            Take {numberText(suggestion)}
          </Button>
        )}
      </div>
      {failure === undefined ? null : <Problem error={failure} onRetry={search} />}
      {found === undefined ? null : <FigureView figure={found.figure} />}
      {found !== undefined && suggestion === undefined ? <p>No rate stands out: the loss never falls.</p> : null}
    </Panel>
  );
}
