import { type PlateauDataset, plateaus, rowOf } from 'linnet';
import Papa from 'papaparse';
import type { GeneratedSet, GeneratedSets, GeneratorFlags } from './generators.js';

/** The tutorial's training and validation rows; or as many fresh rows as are asked for. */
export function plateauSets({ seed, rows }: Pick<GeneratorFlags, 'seed' | 'rows'>): GeneratedSets {
  if (rows !== undefined) return [setOf('plateaus', plateaus.rows(rows, { seed }))];
  const { train, validation } = plateaus({ seed });
  return [setOf('train', train), setOf('validation', validation)];
}

const setOf = (name: string, data: PlateauDataset): GeneratedSet => ({ name, data, csv: () => csvOf(data) });

/** A column for each sample, then the label and the anomaly's place. */
function csvOf({ x, y, rows, anomalies }: PlateauDataset): string {
  const samples = Array.from(rowOf(x, 0), (_, index) => `sample_${index}`);
  const fields = [...samples, 'label', 'anomaly_start', 'anomaly_width'];
  const data = Array.from({ length: rows }, (_, row) => {
    const anomaly = anomalies[row];
    return [...rowOf(x, row), y.data[row] ?? 0, anomaly?.start ?? '', anomaly?.width ?? ''];
  });
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}
