import { useDataFile } from '../client/use-data-file.js';
import { usePageState } from '../state/use-page-state.js';
import { DataFileDrop } from '../ui/data-file-drop.js';
import { Panel } from '../ui/panel.js';
import { Problem } from '../ui/problem.js';

/** Asks for the file that the address names. */
export function MissingFile() {
  const { state, reset } = usePageState();
  const { data } = state.experiment;
  const { isMissing, failure, give } = useDataFile(data);
  if (!isMissing || data.kind !== 'file') return null;
  return (
    <Panel title="A file is missing">
      <p>
        This address was made with the file {data.name}. Give it to train on the same rows. Its SHA-256 is{' '}
        <code>{data.sha256}</code>.
      </p>
      <DataFileDrop label={data.name} onFiles={(files) => void give(...files)} />
      {failure === undefined ? null : (
        <Problem error={failure} onRetry={reset} retryLabel="Use this page's own settings" />
      )}
    </Panel>
  );
}
