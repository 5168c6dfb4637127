import { dirname, resolve } from 'node:path';
import { LinnetError } from '@linnet/core';
import type { SourceSettings } from '../data/source.js';
import { writeFigure } from '../figure-files.js';
import { makeWritableFolder } from '../files.js';
import { slug } from '../slug.js';
import { classCounts, targetText } from './classes.js';
import { figureOf } from './figure.js';
import { readViewed, type Viewed } from './read.js';
import { rangesOf, textOf } from './text.js';

/** What `linnet view` takes. */
export interface ViewFlags {
  /** Counted from 1, as `X_1.dat` is. */
  readonly row?: number;
  readonly count?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Tells what data are, and draws them. */
export async function view(source: SourceSettings, { row, count = 5, out, json }: ViewFlags): Promise<void> {
  const viewed = await readViewed(source);
  const index = row === undefined ? undefined : rowIndex(viewed, row);
  const path = resolve(out ?? `runs/view-${slug(viewed.name) || 'data'}.svg`);
  const text = json === true ? '' : textOf(viewed, index ?? 0, index === undefined ? count : 1);
  if (text !== '') console.log(text);
  await makeWritableFolder(dirname(path));
  await writeFigure(path, figureOf(viewed, index, count));
  console.log(json === true ? documentOf(viewed, index, path) : `\nFigure: ${path}`);
}

function rowIndex({ x, name }: Viewed, row: number): number {
  const rows = x.shape[0] ?? 0;
  if (row <= rows) return row - 1;
  throw new LinnetError('bad-option', `There is no row ${row} in ${name}; it has rows 1 to ${rows}.`);
}

function documentOf(viewed: Viewed, row: number | undefined, figure: string): string {
  const { name, x, y, classNames, sampleRate, testRows } = viewed;
  const counts = classCounts(viewed);
  const classes = counts && [...counts].map(([label, rows]) => ({ name: classNames?.[label] ?? `${label}`, rows }));
  return JSON.stringify(
    {
      name,
      shape: x.shape,
      target: y?.shape,
      testRows,
      classes,
      sampleRate,
      columns: rangesOf(viewed),
      ...(row === undefined ? {} : { row: { number: row + 1, target: targetText(viewed, row) } }),
      figure,
    },
    null,
    2,
  );
}
