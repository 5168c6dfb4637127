import { useEngine } from '../client/engine-context.js';
import { useInspection } from '../client/use-inspection.js';
import { useTraining } from '../client/use-training.js';
import { usePageState } from '../state/use-page-state.js';
import { ExportPanel } from '../ui/export-panel.js';
import { CodePanel } from '../workbench/code-panel.js';
import { FiguresPanel } from '../workbench/figures-panel.js';
import { DataPanel, NetworkPanel } from '../workbench/network-panel.js';
import { SettingsPanel } from '../workbench/settings-panel.js';
import { TrainingPanel } from '../workbench/training-panel.js';
import { DataSource } from './data-source.js';
import { Pictures } from './pictures.js';
import { RestorePanel } from './restore-panel.js';
import { UnitPictures } from './unit-pictures.js';

const controls = [
  'data',
  'rows',
  'noise',
  'test',
  'watch',
  'dataSeed',
  'layers',
  'loss',
  'scaling',
  'forInstrument',
  'optimizer',
  'learningRate',
  'batchSize',
  'epochs',
  'seed',
  'backend',
] as const;

/** Data of the plane, or one's own, and a network to change and watch: in floats, and in words of some bits. */
export function PlaygroundPage() {
  const { state } = usePageState();
  const inspected = useInspection(state.experiment);
  const training = useTraining(state);
  const { engine, network } = useEngine();
  const { inspection } = inspected;
  return (
    <>
      <header class="story">
        <h1>Playground</h1>
        <p>
          Points of the plane, or rows of a file of your own; a network that you put together; what it tells every place
          of the plane while it learns. Beside it stands the same network in words of a few bits, as a chip would
          compute it.
        </p>
      </header>
      <div class="workbench">
        <div class="column">
          <TrainingPanel training={training} />
          <Pictures inspection={inspection} training={training} />
          <UnitPictures inspection={inspection} training={training} />
          <DataPanel {...inspected} />
        </div>
        <div class="column">
          <DataSource inspected={inspected} />
          <SettingsPanel controls={controls} failure={inspected.failure} />
        </div>
      </div>
      <NetworkPanel inspection={inspection} layers={training.views[0]?.layers} />
      <FiguresPanel isTrained={network?.isTrained === true} draw={() => engine.playgroundFigures()} />
      <ExportPanel engine={engine} network={network} name="playground" />
      <RestorePanel onRestored={training.reset} />
      <CodePanel experiment={state.experiment} inspection={inspection} />
    </>
  );
}
