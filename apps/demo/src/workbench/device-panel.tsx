import { useEffect, useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import type { DeviceView, InstrumentsView, NetworkFacts } from '../protocol/index.js';
import { Choice } from '../ui/choice.js';
import { Facts } from '../ui/facts.js';
import { Notice } from '../ui/notice.js';
import { countText } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';

/** What an instrument makes of the network: how long one answer takes, and how near its limits it is. */
export function DevicePanel({ network }: { readonly network: NetworkFacts | undefined }) {
  const view = useInstruments(network?.checksum);
  const problems = network?.instrumentProblems ?? [];
  return (
    <Panel title="On an instrument">
      {network === undefined ? <p>Latency and limits are told once there is a network.</p> : null}
      {problems.length === 0 ? null : (
        <Notice>
          No instrument can hold it:
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {view === undefined ? null : <OnDevice {...view} />}
    </Panel>
  );
}

function OnDevice({ devices, latencyCycles, limits, assumption }: InstrumentsView) {
  const [name, setName] = useState(devices[0]?.name ?? '');
  const device = devices.find((each) => each.name === name);
  return (
    <>
      <Choice
        label="Instrument"
        value={name}
        options={devices.map((each) => ({ value: each.name, label: each.name }))}
        onChange={setName}
      />
      {device === undefined ? null : (
        <>
          <Facts facts={[...deviceFacts(device, latencyCycles), ...limits.map(limitFact)]} />
          {device.notes.map((note) => (
            <Notice key={note}>{note}</Notice>
          ))}
        </>
      )}
      <p class="hint">Latencies are {assumption}.</p>
    </>
  );
}

const deviceFacts = ({ clockHertz, latencySeconds, sampleRate, inputRange }: DeviceView, cycles: number) => [
  { label: 'Cycles of an answer', value: countText(cycles) },
  { label: 'Latency', value: `${(latencySeconds * 1e6).toPrecision(3)} µs` },
  { label: 'Clock', value: `${clockHertz / 1e6} MHz` },
  { label: 'Samples a second, at most', value: countText(Math.floor(sampleRate)) },
  { label: 'Input voltages', value: inputRange },
];

const limitFact = ({ what, used, limit }: InstrumentsView['limits'][number]) => ({
  label: what.charAt(0).toUpperCase() + what.slice(1),
  value: `${countText(used)} of ${countText(limit)}`,
});

/** Asked for again whenever there is a network with another checksum; nothing where no instrument can hold it. */
function useInstruments(checksum: string | undefined): InstrumentsView | undefined {
  const { engine } = useEngine();
  const [found, setFound] = useState<{ readonly checksum: string; readonly view: InstrumentsView | undefined }>();
  useEffect(() => {
    if (checksum === undefined) return;
    // A worker that is gone is told of by the shell.
    engine.onInstruments().then(
      (view) => setFound({ checksum, view }),
      () => undefined,
    );
  }, [engine, checksum]);
  return found?.checksum === checksum ? found?.view : undefined;
}
