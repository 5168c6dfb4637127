import { historyCsv, type RunResult } from '@linnet/recipes';
import { LinnetError, stringifyModel } from 'linnet';
import type { Figure } from 'linnet/plot';
import { slug } from '../slug.js';
import { dropCheckpoints } from './checkpoints.js';
import type { Job } from './job.js';
import { reportOf } from './report.js';
import type { RunFolder } from './run-folder.js';
import { summaryOf } from './summary.js';
import { type Attempt, writeExports } from './write-exports.js';

/** A figure as it was drawn. */
export interface DrawnFigure {
  readonly name: string;
  readonly svg: string;
}

/** How a run ended, and what is asked for. */
export interface WriteOptions {
  readonly interrupted: boolean;
  /** Nothing is left to do for `--resume` but more epochs. */
  readonly isOver: boolean;
  readonly png: boolean;
}

/**
 * Writes everything that came out of a run: the model first, since it took longest, and last the report. What cannot be
 * written does not keep the rest from being written; the problems are returned.
 */
export async function writeResults(
  folder: RunFolder,
  job: Job,
  result: RunResult,
  { interrupted, isOver, png }: WriteOptions,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const attempt: Attempt = async (what, act) => {
    try {
      await act();
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      // Our own errors say all in words; a job's figure that throws is found by its stack.
      if (!LinnetError.is(error)) console.error(error);
    }
  };
  const { history, model, files = [] } = result;
  if (model !== undefined && history?.epochs !== 0) {
    await attempt('model.json', () => folder.write('model.json', stringifyModel(model.toArtifact())));
  }
  if (history !== undefined) await attempt('run.json', () => folder.noteBackends(history.run.backend.verdicts));
  if (history !== undefined && history.epochs > 0) {
    await attempt('history.csv', async () => folder.write('history.csv', await historyCsv(history)));
  }
  await writeExports(folder, files, attempt);
  const figures: DrawnFigure[] = [];
  for (const [index, figure] of (result.figures ?? []).entries()) {
    await attempt(`figure ${index + 1}`, async () => {
      const { toSvg } = await import('linnet/node');
      const drawn = { name: `figures/${index + 1}-${slug(figure.title)}.svg`, svg: await toSvg(figure) };
      await folder.write(drawn.name, drawn.svg);
      figures.push(drawn);
    });
    if (png) await attempt(`figure ${index + 1} as PNG`, () => writePng(folder, index, figure));
  }
  if (isOver && problems.length === 0) await attempt('checkpoints', () => dropCheckpoints(folder));
  const names = ['metrics.json', 'report.html'];
  const summary = summaryOf({ job, folder: folder.path, result, files: folder.files(names), interrupted });
  await attempt('metrics.json', () => folder.write('metrics.json', `${JSON.stringify(summary, null, 2)}\n`));
  await attempt('report.html', async () => folder.write('report.html', await reportOf({ result, figures, summary })));
  return problems;
}

async function writePng(folder: RunFolder, index: number, figure: Figure): Promise<void> {
  const { png } = await import('linnet/node');
  await folder.write(`figures/${index + 1}-${slug(figure.title)}.png`, await png(figure));
}
