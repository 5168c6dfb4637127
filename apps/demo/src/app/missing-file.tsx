import { useDataFile } from '../engine/use-data-file.js';
import { usePageState } from '../state/use-page-state.js';
import { FileDrop } from '../ui/file-drop.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';

/** Asks for the file that the address names. The playground has a place for files of its own. */
export function MissingFile() {
  const { state, reset } = usePageState();
  const { data } = state.experiment;
  const { isMissing, failure, give } = useDataFile(data);
  if (!isMissing || data.kind !== 'file' || state.page === 'playground') return null;
  return (
    <Panel title="A file is missing">
      <p>
        This address was made with the file {data.name}. Give it to train on the same rows; it stays in this page. Its
        SHA-256 is <code>{data.sha256}</code>.
      </p>
      <FileDrop label={data.name} accept=".csv,.tsv,.txt,.npy,.dat,.json" onFile={(file) => void give(file)} />
      {failure === undefined ? null : (
        <Problem error={failure} onRetry={reset} retryLabel="Use this page's own settings" />
      )}
    </Panel>
  );
}
