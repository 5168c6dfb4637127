import { useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import { Button } from '../ui/button.js';
import { NumberField } from '../ui/number-field.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { TextField } from '../ui/text-field.js';
import { Toggle } from '../ui/toggle.js';
import { useTask } from '../ui/use-task.js';
import { type InstrumentView, lookAt, upload } from './upload.js';

/** Sends the network to an instrument, where the browser may reach it: what runs there is shown before it is replaced. */
export function UploadPanel() {
  const { engine, network } = useEngine();
  const [address, setAddress] = useState('127.0.0.1:8090');
  const [{ slots, slot }, place] = useState({ slots: 4, slot: 1 });
  const [force, setForce] = useState(false);
  const [lastSeen, setSeen] = useState<InstrumentView & { readonly address: string }>();
  const [text, setText] = useState('');
  const { isBusy, failure, run } = useTask();
  const seen = lastSeen?.address === address ? lastSeen : undefined;
  const running = seen?.running ?? [];
  const isFree = seen !== undefined && (running.length === 0 || force);
  const problem = network?.instrumentProblems[0];
  const look = (): void =>
    run(async () => {
      setText('');
      setSeen(undefined);
      setSeen({ ...(await lookAt(address)), address });
    });
  const send = (): void =>
    run(async () => {
      // Whatever comes of it, another upload takes another look.
      setSeen(undefined);
      const { files } = await engine.exportModel('linn', { name: 'classifier', bits: 0 });
      setText(await upload({ address, files, slots, slot, replaces: running, force, onStep: setText }));
    });
  return (
    <Panel title="Upload">
      <p>
        An instrument answers pages only where it allows that. A simulated one does: run{' '}
        <code>linnet simulate --port 8090 --allow-origin {location.origin}</code> and connect to it here.
      </p>
      <div class="fields">
        <TextField label="Address" value={address} onChange={setAddress} />
        <NumberField
          label="Slots"
          value={slots}
          min={1}
          max={8}
          onChange={(count) => place({ slots: count, slot: Math.min(slot, count) })}
        />
        <NumberField
          label="Slot of the network"
          value={slot}
          min={1}
          max={slots}
          onChange={(chosen) => place({ slots, slot: chosen })}
        />
        <Toggle label="Take it from its owner, and replace what runs" checked={force} onChange={setForce} />
      </div>
      <div class="actions">
        <Button onClick={look} disabled={isBusy || address.trim() === ''}>
          Look what runs there
        </Button>
        <Button onClick={send} disabled={isBusy || network === undefined || problem !== undefined || !isFree}>
          Upload
        </Button>
      </div>
      {network === undefined ? <p class="hint">There is something to upload once a network has been trained.</p> : null}
      {problem === undefined ? null : <p class="hint">The instrument cannot hold this network: {problem}</p>}
      {seen === undefined ? (
        <p class="hint">Look what runs there first: an upload replaces it.</p>
      ) : (
        <Seen seen={seen} />
      )}
      <p aria-live="polite">{text}</p>
      {failure === undefined ? null : <Problem error={failure} />}
    </Panel>
  );
}

function Seen({ seen: { text, running } }: { readonly seen: InstrumentView }) {
  return (
    <p>
      {text}.{' '}
      {running.length === 0
        ? 'Nothing runs there.'
        : `There ${running.length === 1 ? 'runs' : 'run'} ${running.join(', ')}: an upload replaces all of it, where that is allowed above.`}
    </p>
  );
}
