import { mostSeeds } from '../protocol/index.js';
import { usePageState } from '../state/use-page-state.js';
import { Button } from '../ui/button.js';
import { type ExperimentControl, ExperimentControls } from '../ui/experiment-controls.js';
import { NumberField } from '../ui/number-field.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';

/** What a {@link SettingsPanel} takes. */
export interface SettingsPanelProps {
  readonly controls: readonly ExperimentControl[];
  /** Why nothing can be trained with these settings. */
  readonly failure: Error | undefined;
}

/** The settings of the experiment, and from how many seeds it is trained. */
export function SettingsPanel({ controls, failure }: SettingsPanelProps) {
  const { state, change, changeExperiment, reset } = usePageState();
  return (
    <Panel title="Settings" actions={<Button onClick={reset}>Defaults</Button>}>
      {failure === undefined ? null : <Problem error={failure} />}
      <ExperimentControls state={state} changeExperiment={changeExperiment} controls={controls} />
      <NumberField
        label="Seeds side by side"
        value={state.seeds}
        min={1}
        max={mostSeeds}
        onChange={(seeds) => change({ seeds })}
        hint="Start weights and order decide much: train several at once, from this seed up."
      />
    </Panel>
  );
}
