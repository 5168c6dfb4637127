import { useEffect, useRef } from 'preact/hooks';
import type { Colours } from './colours.js';
import { useBox } from './use-box.js';
import { useColours } from './use-colours.js';

/** What there is to draw on: `width` and `height` are the page's pixels, whatever the screen has. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly colours: Colours;
}

/** What a {@link Canvas} takes. */
export interface CanvasProps {
  /** Draws on an empty sheet; another function where something else is to be drawn. */
  readonly draw: (sheet: Sheet) => void;
  /** What it shows, in words. */
  readonly label: string;
  readonly shape: 'square' | 'wide';
}

/** A drawing, as sharp as the screen, drawn again when its size or the page's colours change. */
export function Canvas({ draw, label, shape }: CanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useBox(frame);
  const colours = useColours();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (box === undefined || canvas.current === null || !context) return;
    const { width, height, ratio } = box;
    fit(canvas.current, Math.round(width * ratio), Math.round(height * ratio));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    draw({ context, width, height, colours });
  }, [draw, box, colours]);
  return (
    <div class={`canvas ${shape}`} ref={frame}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

/** Setting a size empties a canvas and takes its memory anew, so only where it changed. */
function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
