import { proxy } from 'comlink';
import { useEffect, useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import type { RecipeEvent, RecipeReport } from '../protocol/index.js';
import { Button } from './button.js';
import { Choice } from './choice.js';
import { Figures } from './figures.js';
import { Panel } from './panel.js';
import { Problem } from './problem.js';
import { noProgress, outcomeTable, progressText, type RecipeProgress, withEvent } from './recipe-progress.js';
import { ReportPart } from './report-part.js';
import { Table } from './table.js';
import { useTask } from './use-task.js';

/** What a {@link RecipePanel} takes. */
export interface RecipePanelProps {
  /** Of the recipe. */
  readonly name: string;
}

/** Runs a whole tutorial, as the command does, and shows what came out beside what its source states. */
export function RecipePanel({ name }: RecipePanelProps) {
  const [experiment, setExperiment] = useState('');
  const { isRunning, progress, report, failure, start, stop } = useRecipe(name);
  const experiments = useExperiments(name);
  const options = Object.entries(experiments).map(([value, about]) => ({ value, label: `${value}: ${about}` }));
  return (
    <Panel title="The whole tutorial">
      <p>It runs what the command runs, with its own settings: those above do not matter here.</p>
      {options.length === 0 ? null : (
        <Choice
          label="What to run"
          value={experiment}
          options={[{ value: '', label: 'The tutorial itself' }, ...options]}
          onChange={setExperiment}
          disabled={isRunning}
        />
      )}
      <div class="actions">
        <Button kind="primary" disabled={isRunning} onClick={() => start(experiment)}>
          Run the whole tutorial
        </Button>
        <Button disabled={!isRunning} onClick={stop}>
          Stop
        </Button>
      </div>
      <p role="status">{isRunning ? 'It runs.' : report === undefined ? '' : 'It has ended.'}</p>
      {progress === undefined ? null : (
        <>
          <p class="progress">{progressText(progress)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys */}
          <pre class="progress-text" aria-live="off" tabIndex={0}>
            {progress.lines.join('\n')}
          </pre>
        </>
      )}
      {failure === undefined ? null : (
        <Problem error={failure} onRetry={() => start(experiment)} retryLabel="Run it again" />
      )}
      {report === undefined ? null : <Report report={report} />}
    </Panel>
  );
}

function Report({
  report: { lead, outcomes, figures, sections, checksum, epochs },
}: {
  readonly report: RecipeReport;
}) {
  return (
    <div class="report">
      <p>{lead}</p>
      {outcomes.length === 0 ? null : (
        <Table {...outcomeTable(outcomes)} caption="What the source states, what is held, and what was reached" />
      )}
      {checksum === undefined ? null : (
        <p>
          Checksum of the model that it keeps: <code>{checksum}</code>
          {epochs === undefined ? '' : `, after ${epochs} epochs`}.
        </p>
      )}
      <Figures figures={figures} />
      {sections.map((section, index) => (
        <ReportPart key={index} section={section} />
      ))}
    </div>
  );
}

/** What else of the recipe can be run, once the worker has said it; a worker that is gone is told of by the shell. */
function useExperiments(name: string): Readonly<Record<string, string>> {
  const { engine } = useEngine();
  const [experiments, setExperiments] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isWanted = true;
    engine.recipeExperiments(name).then(
      (found) => isWanted && setExperiments(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [engine, name]);
  return experiments;
}

function useRecipe(name: string) {
  const { engine } = useEngine();
  const [progress, setProgress] = useState<RecipeProgress>();
  const [report, setReport] = useState<RecipeReport>();
  const { isBusy, failure, run } = useTask();
  const start = (experiment: string): void => {
    setProgress(noProgress);
    setReport(undefined);
    const listen = proxy((event: RecipeEvent) => setProgress((before = noProgress) => withEvent(before, event)));
    run(async () => setReport(await engine.runRecipe(name, experiment === '' ? {} : { experiment }, listen)));
  };
  return { isRunning: isBusy, progress, report, failure, start, stop: () => void engine.stop() };
}
