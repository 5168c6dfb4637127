import type { StreamView } from '../protocol/index.js';
import { Notice } from '../ui/notice.js';
import { countText } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { Table } from '../ui/table.js';

/** What each kind of instrument makes of the network: how long one answer takes, and what it cannot hold. */
export function DevicePanel({ view }: { readonly view: StreamView | undefined }) {
  if (view === undefined)
    return (
      <Panel title="On an instrument">
        <p>Latency and limits are told once a network runs.</p>
      </Panel>
    );
  const { latencyCycles, devices, limits, needed } = view;
  return (
    <Panel title="On an instrument">
      <p>
        A window of {countText(needed)} samples
        {latencyCycles === undefined ? '' : `; approximately ${countText(latencyCycles)} cycles for each answer`}.
      </p>
      {limits.length === 0 ? null : (
        <Notice>
          No instrument can hold it:
          <ul>
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Table
        caption="Latencies are approximate: if a cycle is one cycle of the core clock."
        head={['Instrument', 'Clock', 'Latency', 'Inputs']}
        rows={devices.map(({ name, clockHertz, latencySeconds, inputRange }) => [
          name,
          `${clockHertz / 1e6} MHz`,
          latencySeconds === undefined ? '' : `${(latencySeconds * 1e6).toPrecision(3)} µs`,
          inputRange,
        ])}
      />
    </Panel>
  );
}
