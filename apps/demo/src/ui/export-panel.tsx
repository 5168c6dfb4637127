import type { Remote } from 'comlink';
import { useState } from 'preact/hooks';
import { type Engine, type ExportKind, exportKinds, type NetworkFacts } from '../protocol/index.js';
import { Button } from './button.js';
import { downloadBytes } from './download.js';
import { bitsFor, exportChoices } from './export-kinds.js';
import { NumberField } from './number-field.js';
import { Panel } from './panel.js';
import { Problem } from './problem.js';
import { Toggle } from './toggle.js';
import { useTask } from './use-task.js';
import { asOneFile } from './zip-files.js';

/** What an {@link ExportPanel} takes. */
export interface ExportPanelProps {
  readonly engine: Remote<Engine>;
  /** What there is to take away. */
  readonly network: NetworkFacts | undefined;
  /** Of the files, without an extension. */
  readonly name: string;
}

/** What can be taken away of a network. */
export function ExportPanel({ engine, network, name }: ExportPanelProps) {
  const [bits, setBits] = useState(16);
  const [isFloat, setFloat] = useState(false);
  const problem = network?.instrumentProblems[0];
  const { made, busy, failure, take } = useExports(engine, name);
  return (
    <Panel title="Take it away">
      <p class="hint">
        {network === undefined
          ? 'There is something to take away once a network has been trained.'
          : `The network ${network.isTrained ? 'that was trained here' : 'that came from a file'}, with the checksum ${network.checksum}.`}
      </p>
      <div class="controls">
        <NumberField
          label="Bits of a word in files"
          value={bits}
          min={2}
          max={32}
          onChange={setBits}
          hint="Of the integers in C, Verilog and ONNX."
        />
        <Toggle label="C and ONNX in floats" checked={isFloat} onChange={setFloat} />
      </div>
      <ul class="exports">
        {exportKinds.map((kind) => (
          <li key={kind}>
            <Button
              label={`Save ${exportChoices[kind].label}`}
              disabled={busy !== undefined || !canTake(kind, network)}
              onClick={() => take(kind, bitsFor(exportChoices[kind], bits, isFloat))}
            >
              {exportChoices[kind].label}
            </Button>
            <span class="hint">{exportChoices[kind].about}</span>
          </li>
        ))}
      </ul>
      {problem === undefined ? null : (
        <p class="hint message">
          The instrument cannot hold this network, so there is no .linn of it: {problem} Where it is its weights, set
          “Within what the instrument can hold” and train again.
        </p>
      )}
      <div role="status" class="export-status">
        {busy === undefined ? null : <p>Writing {exportChoices[busy].label}.</p>}
        {made === undefined ? null : <Made {...made} />}
      </div>
      {failure === undefined ? null : <Problem error={failure} />}
    </Panel>
  );
}

const canTake = (kind: ExportKind, network: NetworkFacts | undefined): boolean =>
  network !== undefined &&
  (network.isTrained || exportChoices[kind].isOfTraining !== true) &&
  (network.instrumentProblems.length === 0 || kind !== 'linn');

/** What was saved last, and what the exporter says of it. */
interface MadeFile {
  readonly name: string;
  readonly notes: readonly string[];
}

const Made = ({ name, notes }: MadeFile) => (
  <>
    <p>Saved {name}.</p>
    {notes.length === 0 ? null : (
      <ul>
        {notes.map((note) => (
          <li key={note} class="message">
            {note}
          </li>
        ))}
      </ul>
    )}
  </>
);

function useExports(engine: Remote<Engine>, name: string) {
  const [made, setMade] = useState<MadeFile>();
  const [asked, setAsked] = useState<ExportKind>('model');
  const { isBusy, failure, run } = useTask();
  const take = (kind: ExportKind, bits: number): void => {
    setAsked(kind);
    setMade(undefined);
    run(async () => {
      const { files, notes } = await engine.exportModel(kind, { name, bits });
      const file = await asOneFile(files, `${name}-${kind}`);
      downloadBytes(file.name, file.bytes);
      setMade({ name: file.name, notes });
    });
  };
  return { made, busy: isBusy ? asked : undefined, failure, take };
}
