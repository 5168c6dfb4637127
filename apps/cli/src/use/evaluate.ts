import { join } from 'node:path';
import { counted, numberText, shareText } from '@linnet/recipes';
import { tableText } from 'linnet/plot';
import type { SourceSettings } from '../data/source.js';
import { writeFigureFiles } from '../figure-files.js';
import { makeWritableFolder } from '../files.js';
import { figuresOf } from '../measure/figures.js';
import { type Measured, measure, type Score } from '../measure/measure.js';
import { slug } from '../slug.js';
import { givesProbabilities } from '../train/model-end.js';
import { planTargets } from '../train/targets.js';
import type { Task } from '../train/task.js';
import { dataFor } from './labelled-rows.js';
import { readModel } from './model.js';

/** What `linnet evaluate` takes. */
export interface EvaluateFlags {
  readonly out?: string;
  readonly png?: boolean;
  readonly json?: boolean;
}

/** Measures a model that was saved. */
export async function evaluate(modelPath: string, source: SourceSettings, flags: EvaluateFlags): Promise<void> {
  const used = await readModel(modelPath);
  const data = await dataFor(used, source);
  const { task, apply } = planTargets(data, used.end, { mayLack: true });
  const rows = apply(data);
  if (flags.out !== undefined) await makeWritableFolder(flags.out);
  const predicted = await used.model.predict(rows.x);
  const measured = measure(task, rows.y, predicted, givesProbabilities(used.end));
  const figures =
    flags.out === undefined
      ? []
      : await figuresOf(used.model, task, [{ name: 'evaluated', data: rows, predicted, measured }]);
  const files: string[] = [];
  for (const [index, figure] of figures.entries()) {
    const path = join(flags.out ?? '', `${index + 1}-${slug(figure.title)}`);
    files.push(...(await writeFigureFiles(path, figure, flags.png === true)));
  }
  console.log(flags.json === true ? documentOf(task, measured, files) : textOf(task, measured, files));
}

function documentOf(task: Task, { rows, scores, share, matrix }: Measured, files: readonly string[]): string {
  const values = Object.fromEntries(scores.map(({ key, value }) => [key, value]));
  const interval = share === undefined ? {} : { interval: share.interval };
  const confusion = matrix === undefined ? {} : { confusion: matrix };
  const classes = task.kind === 'numbers' ? {} : { classes: task.classNames };
  return JSON.stringify(
    { rows, task: task.kind, ...classes, scores: values, ...interval, ...confusion, files },
    null,
    2,
  );
}

function textOf(task: Task, { rows, scores, report, matrix }: Measured, files: readonly string[]): string {
  return [
    counted(rows, 'row'),
    tableText({ head: ['Score', ''], rows: scores.map((score) => [score.name, scoreText(score)]) }),
    ...(report === undefined ? [] : ['', report.trimEnd()]),
    ...(matrix === undefined || task.kind === 'numbers' ? [] : ['', matrixText(task.classNames, matrix.counts)]),
    ...files.map((file) => `  ${file}`),
  ].join('\n');
}

const scoreText = ({ value, isShare = false }: Score): string => (isShare ? shareText(value) : numberText(value));

/** Wider matrices do not fit a terminal. */
const mostColumns = 12;

function matrixText(names: readonly string[], counts: readonly (readonly number[])[]): string {
  if (names.length > mostColumns) return `The confusion matrix of ${names.length} classes is a figure: give --out.`;
  return tableText({
    head: ['True \\ predicted', ...names],
    rows: counts.map((row, index) => [names[index] ?? '', ...row]),
  });
}
