import type { RenderFunction } from '@observablehq/plot';
import type { Stroke } from './palette.js';

/** Options of a mark that draws with one stroke; the class goes where dark mode finds it. */
export const strokeOptions = ({ className, color, dashes }: Stroke) => ({
  className,
  stroke: 'currentColor',
  ...(dashes === undefined ? {} : { strokeDasharray: dashes }),
  render: coloured(color),
});

/** Options of a mark that fills with the same colour. */
export const fillOptions = ({ className, color }: Stroke) => ({
  className,
  fill: 'currentColor',
  // Plot leaves out a fill that the root has too; not every program then takes the colour of the mark.
  render: coloured(color, { fill: 'currentColor' }),
});

const coloured =
  (color: string, more: Readonly<Record<string, string>> = {}): RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const drawn = next?.(index, scales, values, dimensions, context) ?? null;
    for (const [name, value] of Object.entries({ color, ...more })) drawn?.setAttribute(name, value);
    return drawn;
  };
