import type { Experiment } from '@linnet/recipes/descriptions';
import { usePageState } from '../state/use-page-state.js';
import { Button } from '../ui/button.js';
import { ExperimentControls } from '../ui/experiment-controls.js';
import { NumberField } from '../ui/number-field.js';
import { Panel } from '../ui/panel.js';
import { settingsFor, targetsOf } from './last-layer.js';

const controls = [
  'data',
  'rows',
  'noise',
  'test',
  'dataSeed',
  'layers',
  'loss',
  'optimizer',
  'learningRate',
  'batchSize',
  'epochs',
  'seed',
  'backend',
] as const;

/** All settings. Other data bring the last layer and the loss that suit them. */
export function PlaygroundSettings() {
  const { state, change, changeExperiment, reset } = usePageState();
  const changeAll = (patch: Partial<Experiment>): void => {
    const targets = patch.data === undefined || sameTargets(patch.data) ? undefined : targetsOf(patch.data);
    changeExperiment(targets === undefined ? patch : { ...patch, ...settingsFor(targets, state.experiment.layers) });
  };
  const sameTargets = (data: Experiment['data']): boolean =>
    JSON.stringify(targetsOf(data)) === JSON.stringify(targetsOf(state.experiment.data));
  return (
    <Panel title="Settings" actions={<Button onClick={reset}>Defaults</Button>}>
      <ExperimentControls state={state} changeExperiment={changeAll} controls={controls} />
      <NumberField
        label="Seeds side by side"
        value={state.seeds}
        min={1}
        max={12}
        onChange={(seeds) => change({ seeds })}
      />
    </Panel>
  );
}
