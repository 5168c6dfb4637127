import type { Shape } from '@linnet/core';
import { dataSource, drawnRow } from './code/data-source.js';
import { modelSource } from './code/model-source.js';
import { sourceText } from './code/source.js';
import { trainingSource } from './code/training-source.js';
import type { Experiment } from './experiment.js';

/**
 * The TypeScript that does what an experiment says with `linnet` alone, to the same bits: a module of its own.
 * @param row the shape of a row of its file, where it has one. Default: a row of numbers
 * @throws LinnetError for layers that are none
 *
 * @example
 * ```ts
 * await writeFile('experiment.ts', experimentCode(experiment));
 * ```
 */
export function experimentCode(experiment: Experiment, row: Shape = rowOf(experiment)): string {
  const data = dataSource(experiment);
  const model = modelSource(experiment, row, data);
  const training = trainingSource(experiment, data);
  const blocks = [
    importLines(experiment, [...data.names, ...model.names, ...training.names]),
    data.lines,
    model.lines,
    training.lines,
    ...(experiment.forInstrument ? [exportLines] : []),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** Rows of a file that nobody has read yet are taken for rows of numbers, however many. */
const rowOf = ({ data }: Pick<Experiment, 'data'>): Shape => (data.kind === 'file' ? [1] : drawnRow(data));

function importLines({ data, forInstrument }: Experiment, names: readonly string[]): readonly string[] {
  const plain = (name: string): string => name.toLowerCase();
  const sorted = [...new Set(names)].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  const imported = { object: Object.fromEntries(sorted.map((name) => [name, name])) };
  return [
    ...(forInstrument ? ["import { writeFile } from 'node:fs/promises';"] : []),
    `import ${sourceText(imported, "import  from 'linnet';".length)} from 'linnet';`,
    ...(data.kind === 'file' ? ["import { readData } from 'linnet/node';"] : []),
  ];
}

const exportLines: readonly string[] = [
  "const { bytes, beside = {} } = await model.export('linn', { name: 'network' });",
  "await writeFile('network.linn', bytes);",
  'for (const [name, content] of Object.entries(beside)) await writeFile(name, content);',
];
