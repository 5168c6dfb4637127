import type { Arithmetic } from '../protocol/index.js';
import { Button } from '../ui/button.js';
import { Choice } from '../ui/choice.js';
import { countText } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { Slider } from '../ui/slider.js';
import { useLoaded } from '../ui/use-loaded.js';
import type { SignalStream } from './use-stream.js';

/** What a {@link ScopePanel} takes. */
export interface ScopePanelProps {
  readonly stream: SignalStream;
  readonly arithmetic: Arithmetic;
  readonly setArithmetic: (arithmetic: Arithmetic) => void;
}

const usualBits = 16;

/** Both traces, and the arithmetic that the network runs in. */
export function ScopePanel({ stream, arithmetic, setArithmetic }: ScopePanelProps) {
  const { isRunning, isWaiting, failure, saturated, turn, view } = stream;
  const screen = useLoaded(loadScreen, isRunning || turn > 0);
  return (
    <Panel
      title="Oscilloscope"
      actions={<Button onClick={isRunning ? stream.stop : stream.start}>{isRunning ? 'Stop' : 'Run'}</Button>}
    >
      {failure === undefined ? null : <Problem error={failure} onRetry={stream.start} retryLabel="Run again" />}
      {isWaiting ? <p role="status">It runs as soon as there is a network: train one, or bring one back.</p> : null}
      {screen === undefined ? null : <screen.Scope trace={stream.trace} turn={stream.turn} labels={labels} />}
      <div class="fields">
        <Choice
          label="Arithmetic"
          value={arithmetic.kind}
          options={[
            { value: 'float', label: 'floating point' },
            { value: 'fixed', label: 'fixed point' },
          ]}
          onChange={(kind) => setArithmetic(kind === 'float' ? { kind } : { kind, bits: usualBits })}
        />
        {arithmetic.kind === 'fixed' ? (
          <Slider
            label="Bits of a word"
            value={arithmetic.bits}
            min={4}
            max={18}
            step={1}
            onChange={(bits) => setArithmetic({ kind: 'fixed', bits })}
          />
        ) : null}
      </div>
      {view === undefined ? null : <p>The network sees a window of {countText(view.needed)} samples.</p>}
      {arithmetic.kind === 'fixed' && view !== undefined ? (
        <p>
          {countText(saturated)} values did not fit their word since it started; where a clip limits the same, nothing
          is lost by it.
        </p>
      ) : null}
    </Panel>
  );
}

const loadScreen = () => import('./scope.js');

const labels = ['Signal', 'Network', 'Anomaly'] as const;
