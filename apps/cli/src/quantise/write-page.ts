import { join } from 'node:path';
import { writeWhole } from '@linnet/core/node';
import { toSvg } from 'linnet/node';
import { report } from 'linnet/plot';
import { writeFigureFiles } from '../figure-files.js';
import { slug } from '../slug.js';
import type { Told } from './quantise.js';

/** Writes figures, the same as a page with the text below, and the numbers as JSON; gives their paths. */
export async function writePage(
  { text, document, figures }: Told,
  folder: string,
  png: boolean,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const [index, figure] of figures.entries()) {
    files.push(...(await writeFigureFiles(join(folder, `${index + 1}-${slug(figure.title)}`), figure, png)));
  }
  const drawn = await Promise.all(figures.map(async (figure) => ({ figure: await toSvg(figure) })));
  const [page, numbers] = [join(folder, 'report.html'), join(folder, 'quantisation.json')];
  await writeWhole(page, report({ title: 'In integers', sections: [...drawn, { title: 'Numbers', code: text }] }));
  await writeWhole(numbers, `${JSON.stringify(document, null, 2)}\n`);
  return [...files, numbers, page];
}
