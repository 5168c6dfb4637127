import type { Field } from '../protocol/index.js';
import { type Colours, mix, type Rgb, toneOf } from './colours.js';

/** What values of the plane mean: a probability of class 1, one of each class, or numbers that reach so far from 0. */
export type FieldMeaning =
  | { readonly kind: 'probability' }
  | { readonly kind: 'classes' }
  | { readonly kind: 'numbers'; readonly reach: number };

/** How strong a colour is where the network is surest; points of the same class stand out from it. */
const strongest = 0.55;

/** The pixels of a field, red, green, blue and opacity: what `ImageData` takes. */
export function fieldPixels(field: Field, meaning: FieldMeaning, colours: Colours): Uint8ClampedArray<ArrayBuffer> {
  const { resolution, outputs, values } = field;
  const pixels = new Uint8ClampedArray(4 * resolution * resolution);
  const colourAt = colourOf(meaning, outputs, colours);
  for (let place = 0; place < resolution * resolution; place++) {
    const [red, green, blue] = colourAt(values, place * outputs);
    pixels[4 * place] = red;
    pixels[4 * place + 1] = green;
    pixels[4 * place + 2] = blue;
    pixels[4 * place + 3] = 255;
  }
  return pixels;
}

function colourOf(
  meaning: FieldMeaning,
  outputs: number,
  colours: Colours,
): (values: Float32Array, from: number) => Rgb {
  if (meaning.kind === 'numbers') {
    return (values, from) => divergingColour((values[from] as number) / meaning.reach, colours);
  }
  if (meaning.kind === 'probability') {
    return (values, from) => probabilityColour(values[from] as number, colours);
  }
  return (values, from) => {
    const { index, confidence } = surest(values, from, outputs);
    return mix(colours.paper, toneOf(colours, index), (strongest * (confidence - 1 / outputs)) / (1 - 1 / outputs));
  };
}

/** From the colour of class 0 over that of the paper, at a half, to that of class 1. */
export const probabilityColour = (probability: number, colours: Colours): Rgb =>
  mix(colours.paper, toneOf(colours, probability < 0.5 ? 0 : 1), strongest * share(Math.abs(2 * probability - 1)));

/** From -1 over the colour of the paper, at 0, to 1: below 0 the tone of class 0, above it that of class 1. */
export const divergingColour = (value: number, colours: Colours): Rgb =>
  mix(colours.paper, toneOf(colours, value < 0 ? 0 : 1), share(Math.abs(value)) * 0.85);

/** Never below 0 or above 1, and 0 for what is no number. */
const share = (value: number): number => (value > 0 ? Math.min(1, value) : 0);

/** Which of some outputs is the greatest, and which share of all it has. */
export function surest(
  values: Float32Array,
  from: number,
  outputs: number,
): { readonly index: number; readonly confidence: number } {
  let [index, most, sum] = [0, Number.NEGATIVE_INFINITY, 0];
  for (let output = 0; output < outputs; output++) {
    const value = values[from + output] as number;
    sum += Math.max(0, value);
    if (value > most) [index, most] = [output, value];
  }
  return { index, confidence: sum > 0 ? Math.max(1 / outputs, most / sum) : 1 / outputs };
}
