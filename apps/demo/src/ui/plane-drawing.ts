import type { Field, Plane, RowsView } from '../protocol/index.js';
import type { Sheet } from './canvas.js';
import { classAt } from './classes-of.js';
import { type Colours, colourText, type Rgb, toneOf } from './colours.js';
import { contour } from './contour.js';
import { divergingColour, type FieldMeaning, fieldPixels } from './field-colours.js';
import { planeScale } from './plane-scale.js';

/** What is drawn of a plane. */
export interface PlaneDrawing {
  readonly plane: Plane;
  readonly rows: RowsView | undefined;
  readonly testRows: RowsView | undefined;
  readonly field: Field | undefined;
  readonly meaning: FieldMeaning;
}

/** Draws what the network says behind the points. */
export function drawPlane(sheet: Sheet, { plane, rows, testRows, field, meaning }: PlaneDrawing): void {
  const { context, width, height, colours } = sheet;
  context.fillStyle = colourText(colours.paper);
  context.fillRect(0, 0, width, height);
  if (field !== undefined && field.resolution > 0) drawField(sheet, field, meaning);
  const scale = planeScale(plane, width, height);
  const draw = (view: RowsView, shape: Shape): void => {
    const size = view.rows > 500 ? 2.5 : 3.5;
    const targets = view.y.length / Math.max(1, view.x.length / 2);
    for (let row = 0; row < view.x.length / 2; row++) {
      context.fillStyle = colourText(pointColour(view.y, row * targets, targets, meaning, colours));
      context.strokeStyle = outline(shape, meaning, colours);
      point(context, scale.x(view.x[2 * row] as number), scale.y(view.x[2 * row + 1] as number), size, shape);
    }
  };
  context.lineWidth = 1;
  if (rows !== undefined) draw(rows, 'disc');
  if (testRows !== undefined) draw(testRows, 'square');
}

function drawField({ context, width, height, colours }: Sheet, field: Field, meaning: FieldMeaning): void {
  const { resolution } = field;
  const small = document.createElement('canvas');
  [small.width, small.height] = [resolution, resolution];
  const image = new ImageData(fieldPixels(field, meaning, colours), resolution, resolution);
  small.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, width, height);
  if (meaning.kind !== 'classes')
    drawContour(context, field, meaning.kind === 'probability' ? 0.5 : 0, width, height, colours);
}

function drawContour(
  context: CanvasRenderingContext2D,
  field: Field,
  level: number,
  width: number,
  height: number,
  { ink }: Colours,
): void {
  const [across, down] = [width / field.resolution, height / field.resolution];
  context.beginPath();
  for (const [x1, y1, x2, y2] of contour(field, level)) {
    context.moveTo((x1 + 0.5) * across, (y1 + 0.5) * down);
    context.lineTo((x2 + 0.5) * across, (y2 + 0.5) * down);
  }
  context.lineWidth = 1.5;
  context.strokeStyle = colourText(ink, 0.8);
  context.stroke();
}

type Shape = 'disc' | 'square';

/** Points of numbers near 0 have the colour of the paper, so an edge of it would hide them. */
const outline = (shape: Shape, { kind }: FieldMeaning, { paper, ink }: Colours): string =>
  shape === 'disc' && kind !== 'numbers' ? colourText(paper) : colourText(ink, shape === 'disc' ? 0.5 : 1);

function point(context: CanvasRenderingContext2D, x: number, y: number, size: number, shape: Shape): void {
  context.beginPath();
  if (shape === 'disc') context.arc(x, y, size, 0, 2 * Math.PI);
  else context.rect(x - size, y - size, 2 * size, 2 * size);
  context.fill();
  context.stroke();
}

/** Targets are an index, a column for each class, or a number. */
function pointColour(y: Float32Array, from: number, targets: number, meaning: FieldMeaning, colours: Colours): Rgb {
  if (meaning.kind === 'numbers') return divergingColour((y[from] as number) / meaning.reach, colours);
  return toneOf(colours, classAt(y, from, targets));
}
