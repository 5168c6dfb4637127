import { join } from 'node:path';
import { type PlateauDataset, plateaus, rowOf } from 'linnet';
import Papa from 'papaparse';
import { makeWritableFolder, writeWhole } from '../files.js';

/** A data file that was written. */
export interface WrittenData {
  readonly path: string;
  readonly rows: number;
}

/** Writes train.csv and validation.csv: a column for each sample, then the label and the anomaly's place. */
export async function writePlateaus(folder: string, seed: number): Promise<readonly WrittenData[]> {
  await makeWritableFolder(folder);
  const { train, validation } = plateaus({ seed });
  const written: WrittenData[] = [];
  for (const [name, dataset] of Object.entries({ train, validation })) {
    const path = join(folder, `${name}.csv`);
    await writeWhole(path, csvOf(dataset));
    written.push({ path, rows: dataset.rows });
  }
  return written;
}

function csvOf({ x, y, rows, anomalies }: PlateauDataset): string {
  const samples = Array.from(rowOf(x, 0), (_, index) => `sample_${index}`);
  const fields = [...samples, 'label', 'anomaly_start', 'anomaly_width'];
  const data = Array.from({ length: rows }, (_, row) => {
    const anomaly = anomalies[row];
    return [...rowOf(x, row), y.data[row] ?? 0, anomaly?.start ?? '', anomaly?.width ?? ''];
  });
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}
