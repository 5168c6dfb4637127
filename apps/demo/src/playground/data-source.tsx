import type { DataChoice, FileData } from '@linnet/recipes/descriptions';
import { useEffect, useRef } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import type { GivenFiles } from '../client/keep-files.js';
import { useDataFile } from '../client/use-data-file.js';
import type { InspectionState } from '../client/use-inspection.js';
import type { DataFileView } from '../protocol/index.js';
import { usePageState } from '../state/use-page-state.js';
import { DataFileDrop } from '../ui/data-file-drop.js';
import { counted } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';
import { Toggle } from '../ui/toggle.js';
import { useTask } from '../ui/use-task.js';
import { settingsFor } from './last-layer.js';

/** Rows of a file of one's own in place of drawn ones. */
export function DataSource({ inspected }: { readonly inspected: InspectionState }) {
  const { state, changeExperiment } = usePageState();
  const { engine } = useEngine();
  const { data } = state.experiment;
  const { failure, run } = useTask();
  useLastLayer(data, inspected);
  const take = (files: GivenFiles): void =>
    run(async () => {
      const { name, sha256, target, columns } = await engine.readData(...files);
      changeExperiment({
        data: { kind: 'file', name, sha256, target: target.length > 0 ? target : columns.slice(-1) },
        // Columns of a recording may be of any size.
        scaling: 'perColumn',
      });
    });
  return (
    <Panel title="Rows of your own">
      <DataFileDrop label="A .csv, .npy, .dat or .json file" onFiles={take} />
      {failure === undefined ? null : <Problem error={failure} />}
      {data.kind === 'file' ? <OwnFile data={data} /> : null}
    </Panel>
  );
}

/** The file that the experiment names, once it is there, and what to predict of it. */
function OwnFile({ data }: { readonly data: FileData }) {
  const { file } = useDataFile(data);
  if (file === undefined) return null;
  return (
    <>
      <p role="status">{[`${file.name}: ${counted(file.rows, 'row')}.`, ...file.notes].join(' ')}</p>
      {file.hasColumns ? <TargetColumns data={data} file={file} /> : null}
    </>
  );
}

function TargetColumns({ data, file }: { readonly data: FileData; readonly file: DataFileView }) {
  const { changeExperiment } = usePageState();
  const toggle = (column: string, isOn: boolean): void => {
    const target = file.columns.filter((each) => (each === column ? isOn : data.target.includes(each)));
    if (target.length > 0) changeExperiment({ data: { ...data, target } });
  };
  return (
    <fieldset>
      <legend>Columns to predict; all others are inputs</legend>
      {file.columns.map((column) => (
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
    changeExperiment(settingsFor(inspection, state.experiment));
  }, [inspection, isStale, key]);
}
