import { mostSeeds } from '../state/read-view.js';
import { usePageState } from '../state/use-page-state.js';
import { Button } from '../ui/button.js';
import { type ExperimentControl, ExperimentControls } from '../ui/experiment-controls.js';
import { NumberField } from '../ui/number-field.js';
import { Panel } from '../ui/panel.js';

/** The settings of the experiment, and from how many seeds it is trained. */
export function SettingsPanel({ controls }: { readonly controls: readonly ExperimentControl[] }) {
  const { state, change, changeExperiment, reset } = usePageState();
  return (
    <Panel title="Settings" actions={<Button onClick={reset}>Defaults</Button>}>
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
