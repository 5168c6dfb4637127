import { type History, stringifyModel } from 'linnet';
import Papa from 'papaparse';
import type { Job } from './job.js';
import { reportOf } from './report.js';
import type { RunResult } from './result.js';
import type { RunFolder } from './run-folder.js';
import { summaryOf } from './summary.js';

/** A figure as it was drawn. */
export interface DrawnFigure {
  readonly name: string;
  readonly title: string;
  readonly svg: string;
}

/** Writes everything that came out of a run: the model first, since it took longest, and last the report. */
export async function writeResults(
  folder: RunFolder,
  job: Job,
  result: RunResult,
  interrupted: boolean,
): Promise<void> {
  const { history, model, files = [] } = result;
  if (model !== undefined && history?.epochs !== 0)
    await folder.write('model.json', stringifyModel(model.toArtifact()));
  if (history !== undefined && history.epochs > 0) await folder.write('history.csv', historyCsv(history));
  for (const { name, exported, beside = {} } of files) {
    await folder.write(name, exported.bytes);
    for (const [other, content] of Object.entries(beside)) await folder.write(other, content);
  }
  const figures = await drawFigures(result);
  for (const { name, svg } of figures) await folder.write(name, svg);
  const names = ['metrics.json', 'report.html'];
  const summary = summaryOf({ job, folder: folder.path, result, files: folder.files(names), interrupted });
  await folder.write('metrics.json', `${JSON.stringify(summary, null, 2)}\n`);
  await folder.write('report.html', await reportOf({ result, figures, summary }));
}

async function drawFigures({ figures = [] }: RunResult): Promise<readonly DrawnFigure[]> {
  if (figures.length === 0) return [];
  const { toSvg } = await import('linnet/node');
  return Promise.all(
    figures.map(async (figure, index) => ({
      name: `figures/${index + 1}-${slug(figure.title)}.svg`,
      title: figure.title,
      svg: await toSvg(figure),
    })),
  );
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');

/** A line for each epoch, in full digits. */
function historyCsv(history: History): string {
  const { run: _run, validation, learningRate, ...curves } = history;
  const lists = Object.entries({ ...curves, ...prefixed(validation) }).filter(
    (entry): entry is [string, readonly number[]] => Array.isArray(entry[1]),
  );
  const fields = ['epoch', 'learningRate', ...lists.map(([name]) => name)];
  const data = learningRate.map((rate, epoch) => [epoch + 1, rate, ...lists.map(([, values]) => values[epoch] ?? '')]);
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}

const prefixed = (curves: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(curves ?? {}).map(([name, values]) => [`validation.${name}`, values]));
