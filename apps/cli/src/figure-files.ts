import { extname } from 'node:path';
import { writeWhole } from '@linnet/core/node';
import type { Figure } from 'linnet/plot';

/** Writes a figure as the kind of file that its name tells: .svg, .png, or .html for a page that holds it. */
export async function writeFigure(path: string, figure: Figure): Promise<void> {
  await writeWhole(path, await contentOf(extname(path).toLowerCase(), figure));
}

async function contentOf(kind: string, figure: Figure): Promise<string | Uint8Array> {
  const { png, toSvg } = await import('linnet/node');
  if (kind === '.png') return png(figure);
  const svg = await toSvg(figure);
  if (kind === '.svg') return svg;
  const { report } = await import('linnet/plot');
  return report({ title: figure.title, sections: [{ figure: svg }] });
}

/** Writes `<name>.svg` into a folder, and `<name>.png` where that is asked for; gives their paths. */
export async function writeFigureFiles(path: string, figure: Figure, png: boolean): Promise<readonly string[]> {
  const paths = [`${path}.svg`, ...(png ? [`${path}.png`] : [])];
  for (const each of paths) await writeFigure(each, figure);
  return paths;
}
