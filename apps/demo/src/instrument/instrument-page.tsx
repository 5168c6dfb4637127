import { useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import { useInspection } from '../client/use-inspection.js';
import { useTraining } from '../client/use-training.js';
import { RestorePanel } from '../playground/restore-panel.js';
import type { Arithmetic } from '../protocol/index.js';
import { usePageState } from '../state/use-page-state.js';
import { settingValue } from '../ui/data-choices.js';
import { ExportPanel } from '../ui/export-panel.js';
import { DevicePanel } from '../workbench/device-panel.js';
import { NetworkPanel } from '../workbench/network-panel.js';
import { SettingsPanel } from '../workbench/settings-panel.js';
import { TrainingPanel } from '../workbench/training-panel.js';
import { GeneratorPanel } from './generator-panel.js';
import { ScopePanel } from './scope-panel.js';
import type { SignalSettings } from './signal-generator.js';
import { UploadPanel } from './upload-panel.js';
import { useStream } from './use-stream.js';

const firstSignal: SignalSettings = { shape: 'sine', period: 30, amplitude: 1, noise: 0.2, width: 24 };

/** A generator, a network and an oscilloscope, one behind the other, as they stand on the instrument. */
export function InstrumentPage() {
  const { state } = usePageState();
  const { engine, network } = useEngine();
  const { inspection, failure } = useInspection(state.experiment);
  const training = useTraining(state);
  const [signal, setSignal] = useState(firstSignal);
  const [arithmetic, setArithmetic] = useState<Arithmetic>({ kind: 'float' });
  const [speed, setSpeed] = useState(300);
  const stream = useStream({ arithmetic, signal, speed });
  return (
    <>
      <header class="story">
        <h1>Instrument</h1>
        <p>
          A signal runs through a network, sample by sample, and both are on the screen: what an instrument would do
          with the network that you train here or bring along. Press the button for an anomaly, which is marked, and see
          when the network notices: its answer rises towards 1. It raises false alarms too, the fewer the better it was
          trained.
        </p>
      </header>
      <div class="workbench">
        <div class="column">
          <TrainingPanel training={training} />
          <ScopePanel {...{ stream, arithmetic, setArithmetic }} />
        </div>
        <div class="column">
          <GeneratorPanel
            {...{ signal, setSignal, speed, setSpeed }}
            learntNoise={settingValue(state.experiment.data, 'noise')}
            onAnomaly={stream.anomaly}
            isRunning={stream.isRunning}
          />
          <DevicePanel network={network} />
        </div>
      </div>
      <UploadPanel />
      <RestorePanel onRestored={training.reset} />
      <SettingsPanel
        failure={failure}
        controls={[
          'layers',
          'optimizer',
          'learningRate',
          'batchSize',
          'epochs',
          'noise',
          'seed',
          'dataSeed',
          'backend',
        ]}
      />
      <NetworkPanel inspection={inspection} layers={training.views[0]?.layers} />
      <ExportPanel engine={engine} network={network} name="classifier" />
    </>
  );
}
