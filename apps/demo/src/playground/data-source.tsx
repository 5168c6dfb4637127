import type { DataChoice, FileData } from '@linnet/recipes/descriptions';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useEngine } from '../engine/engine-context.js';
import type { DataFileView, GivenFile } from '../engine/protocol.js';
import { useDataFile } from '../engine/use-data-file.js';
import type { InspectionState } from '../engine/use-inspection.js';
import { usePageState } from '../state/use-page-state.js';
import { FileDrop } from '../ui/file-drop.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { Toggle } from '../ui/toggle.js';
import { useTask } from '../workbench/use-task.js';
import { settingsFor, targetsIn } from './last-layer.js';

/** Rows of a file of one's own in place of drawn ones. */
export function DataSource({ inspected }: { readonly inspected: InspectionState }) {
  const { state, changeExperiment } = usePageState();
  const { engine } = useEngine();
  const { data } = state.experiment;
  const [read, setRead] = useState<DataFileView>();
  const { failure, run } = useTask();
  useLastLayer(data, inspected);
  const take = (file: GivenFile): void =>
    run(async () => {
      const view = await engine.readData(file);
      setRead(view);
      const { name, sha256, target } = view;
      changeExperiment({
        data: { kind: 'file', name, sha256, target: target.length > 0 ? target : view.columns.slice(-1) },
      });
    });
  return (
    <Panel title="Rows of your own">
      <FileDrop label="A .csv, .npy, .dat or .json file" accept=".csv,.tsv,.txt,.npy,.dat,.json" onFile={take} />
      <p>It stays in the page: nothing is sent anywhere.</p>
      {failure === undefined ? null : <Problem error={failure} />}
      {data.kind === 'file' ? <OwnFile data={data} read={read} /> : null}
    </Panel>
  );
}

/** The file that the experiment names: asked for where the page has it not, else its columns. */
function OwnFile({ data, read }: { readonly data: FileData; readonly read: DataFileView | undefined }) {
  const { changeExperiment } = usePageState();
  const { isMissing, file, failure, give } = useDataFile(data);
  const view = file ?? (read?.sha256 === data.sha256 ? read : undefined);
  if (isMissing && view === undefined)
    return (
      <>
        <p>
          This address was made with the file {data.name} (SHA-256 {data.sha256.slice(0, 16)}). Give it to go on.
        </p>
        <FileDrop label={data.name} accept="*" onFile={(given) => void give(given)} />
        {failure === undefined ? null : <Problem error={failure} />}
      </>
    );
  if (view === undefined || !view.hasColumns) return null;
  const toggle = (column: string, isOn: boolean): void => {
    const target = view.columns.filter((each) => (each === column ? isOn : data.target.includes(each)));
    if (target.length > 0) changeExperiment({ data: { ...data, target } });
  };
  return (
    <fieldset>
      <legend>Columns to predict; all others are inputs</legend>
      {view.columns.map((column) => (
        <Toggle
          key={column}
          label={column}
          checked={data.target.includes(column)}
          onChange={(isOn) => toggle(column, isOn)}
        />
      ))}
    </fieldset>
  );
}

/** Ends the network as the rows of a file need it, once they were read. */
function useLastLayer(data: DataChoice, { inspection, isStale }: InspectionState): void {
  const { state, changeExperiment } = usePageState();
  const key = data.kind === 'file' ? `${data.sha256} ${data.target.join()}` : '';
  // An address that came with its file has its own layers: only a change in the page brings others.
  const done = useRef(key);
  useEffect(() => {
    if (inspection === undefined || isStale || key === '' || done.current === key) return;
    done.current = key;
    changeExperiment(settingsFor(targetsIn(inspection), state.experiment.layers));
  }, [inspection, isStale, key]);
}
