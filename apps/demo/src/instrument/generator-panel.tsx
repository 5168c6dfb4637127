import { Button } from '../ui/button.js';
import { Choice } from '../ui/choice.js';
import { Panel } from '../ui/panel.js';
import { Slider } from '../ui/slider.js';
import { type SignalSettings, shapes } from './signal-generator.js';

/** What a {@link GeneratorPanel} takes. */
export interface GeneratorPanelProps {
  readonly signal: SignalSettings;
  readonly setSignal: (signal: SignalSettings) => void;
  readonly speed: number;
  readonly setSpeed: (speed: number) => void;
  readonly onAnomaly: () => void;
  readonly isRunning: boolean;
  /** The noise of the rows that the network learns from, where they have some. */
  readonly learntNoise: string | number | undefined;
}

/** The signal that is played. */
export function GeneratorPanel({
  signal,
  setSignal,
  speed,
  setSpeed,
  onAnomaly,
  isRunning,
  learntNoise,
}: GeneratorPanelProps) {
  const set = (patch: Partial<SignalSettings>): void => setSignal({ ...signal, ...patch });
  return (
    <Panel
      title="Signal generator"
      actions={
        <Button onClick={onAnomaly} disabled={!isRunning}>
          Anomaly
        </Button>
      }
    >
      <div class="fields">
        <Choice
          label="Shape"
          value={signal.shape}
          options={shapes.map((value) => ({ value, label: value }))}
          onChange={(shape) => set({ shape })}
        />
        <Slider
          label="Samples of a period"
          value={signal.period}
          min={8}
          max={200}
          step={1}
          onChange={(period) => set({ period })}
        />
        <Slider
          label="Amplitude"
          value={signal.amplitude}
          min={0}
          max={1}
          step={0.05}
          onChange={(amplitude) => set({ amplitude })}
        />
        <Slider
          label="Noise"
          value={signal.noise}
          min={0}
          max={1}
          step={0.05}
          onChange={(noise) => set({ noise })}
          {...(learntNoise === undefined ? {} : { hint: `The network learns from rows with ${learntNoise}.` })}
        />
        <Slider
          label="Samples of an anomaly"
          value={signal.width}
          min={4}
          max={60}
          step={1}
          onChange={(width) => set({ width })}
        />
        <Slider label="Samples a second" value={speed} min={30} max={1500} step={30} onChange={setSpeed} />
      </div>
    </Panel>
  );
}
