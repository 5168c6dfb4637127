/** A figure's SVG text for paper: light, whatever the page and the system prefer. */
export const forPaper = (svg: string): string =>
  svg
    .replaceAll('(prefers-color-scheme:dark)', '(width:0)')
    .replaceAll('color-scheme:light dark', 'color-scheme:light');

/** The size that a figure says it has, in pixels; undefined where it says none. */
export function sizeOfSvg(svg: string): { readonly width: number; readonly height: number } | undefined {
  const root = /<svg\b[^>]*>/u.exec(svg)?.[0] ?? '';
  const [width, height] = [attribute(root, 'width'), attribute(root, 'height')];
  if (width > 0 && height > 0) return { width, height };
  const [, , across = 0, down = 0] = (/\sviewBox="([^"]*)"/u.exec(root)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  return across > 0 && down > 0 ? { width: across, height: down } : undefined;
}

const attribute = (tag: string, name: string): number =>
  Number(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`, 'u').exec(tag)?.[1] ?? 0);

/** The name of a file for something with a title: `Loss of all epochs` is `loss-of-all-epochs`. */
export const fileNameOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60) || 'figure';

/** How many pixels of the picture one of the figure is. */
const density = 2;

/** Draws SVG text as a PNG on white, twice as fine as the figure is large. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = sizeOfSvg(svg) ?? { width: 720, height: 380 };
  const image = await loadImage(forPaper(svg));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * density), Math.round(height * density)];
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gave nothing to draw on. Take the figure as SVG.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The browser could not write the picture. Take the figure as SVG.');
  return new Uint8Array(await blob.arrayBuffer());
}

async function loadImage(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } catch (error) {
    throw new Error('The browser could not draw the figure. Take it as SVG.', { cause: error });
  } finally {
    URL.revokeObjectURL(address);
  }
}
