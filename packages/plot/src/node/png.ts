import { checkOptions, LinnetError, type OptionKind, oneOf } from '@linnet/core';
import type { Figure } from '../figure.js';
import { kinds } from '../figure-options.js';
import { figureStyle, styleOf, type Theme, themeColors } from '../palette.js';
import { toSvg } from './to-svg.js';

/** Options of {@link png}. */
export interface PngOptions {
  /** Pixels of the image for each of the figure. Default 2, above 0 up to 10. */
  readonly scale?: number;
  /** The colours, and those of the background. Default `light`. */
  readonly theme?: Theme;
  /** Paths of font files (TrueType or OpenType) to write with instead of the system's fonts. */
  readonly fonts?: readonly string[];
}

/** Faces that systems have, the first that is there is taken; none of them is drawn with where `fonts` are given. */
const faces = ['Helvetica Neue', 'Arial', 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans', 'Roboto'];

const optionsKinds: Readonly<Record<string, OptionKind>> = {
  scale: { is: (value) => Number(value) > 0 && Number(value) <= 10, use: 'a number above 0, up to 10' },
  theme: oneOf(['light', 'dark']),
  fonts: kinds.names,
};

/**
 * A figure as the bytes of a PNG image with an opaque background, for places that take no SVG. Text is drawn with a
 * sans-serif font of the system, so images differ between systems in their letters; pass `fonts` for the same
 * everywhere. The native `@resvg/resvg-js` draws, and is loaded at the first call.
 *
 * @throws LinnetError `unavailable` where the system has no fonts and none are passed, rather than an image without
 *   text, or where the drawing program does not run; `bad-option` for a scale, theme or font that is none
 * @example
 * ```ts
 * await writeFile('losses.png', await png(lines({ loss: history.loss }), { scale: 3 }));
 * ```
 */
export async function png(figure: Figure, options: PngOptions = {}): Promise<Uint8Array> {
  checkOptions('png', options, optionsKinds);
  const { scale = 2, theme = 'light', fonts } = options;
  const { Resvg, renderAsync } = await loadResvg();
  const font = fonts === undefined ? { loadSystemFonts: true } : { loadSystemFonts: false, fontFiles: [...fonts] };
  if (new Resvg(sample, { font }).innerBBox() === undefined) throw noFont(fonts);
  const svg = forTheme(await toSvg(figure), theme);
  const image = await renderAsync(svg, {
    font,
    background: themeColors[theme].back,
    fitTo: { mode: 'zoom', value: scale },
  });
  return new Uint8Array(image.asPng());
}

const sample = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">M</text></svg>';

/** The drawing program knows neither modes nor the names of the system's fonts: both are decided here. */
const forTheme = (svg: string, theme: Theme): string =>
  svg
    .replace(figureStyle, styleOf(theme))
    .replace(/font-family="[^"]*"/, `font-family="${faces.join(', ')}, sans-serif"`);

function noFont(fonts: readonly string[] | undefined): LinnetError {
  return fonts === undefined
    ? new LinnetError(
        'unavailable',
        'This system has no fonts, so an image would have no text. Install some (such as DejaVu or Liberation), pass font files as fonts: ["…/face.ttf"], or write SVG with toSvg.',
      )
    : new LinnetError(
        'bad-option',
        `No font could be read from ${fonts.length === 0 ? 'an empty list' : fonts.join(', ')}; pass paths of .ttf or .otf files, or leave fonts out for those of the system.`,
      );
}

async function loadResvg() {
  try {
    return await import('@resvg/resvg-js');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LinnetError(
      'unavailable',
      `PNG images are drawn by @resvg/resvg-js, which does not run here: ${why}. Install it for this platform, or write SVG with toSvg.`,
      { cause },
    );
  }
}
