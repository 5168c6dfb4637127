import type { GivenFiles } from '../client/keep-files.js';
import { FileDrop } from './file-drop.js';
import { isModelFile } from './is-model-file.js';

/** A place for files of data: one, or pairs of .dat files at once. They stay in the page. */
export function DataFileDrop({
  label,
  onFiles,
}: {
  readonly label: string;
  readonly onFiles: (files: GivenFiles) => void;
}) {
  return (
    <FileDrop
      label={label}
      accept=".csv,.tsv,.txt,.npy,.dat,.json"
      multiple
      anywhere={isDataFile}
      onFiles={onFiles}
      hint="It stays in the page: nothing is sent anywhere. Pairs X_1.dat, Y_1.dat and so on are given together."
    />
  );
}

const isDataFile = async (file: File): Promise<boolean> => !(await isModelFile(file));
