import { exp, type RandomState, random, sin } from 'linnet';

/** Samples that the network sees at a time. */
export const windowLength = 32;

/** What the notebook draws, in its order, so that the same seed gives its numbers. */
export interface AutoencoderData {
  /** 1000 x 32. */
  readonly walks: { readonly data: Float64Array; readonly shape: readonly [number, number] };
  readonly sine: Float64Array;
  readonly noisy: Float64Array;
}

/** Random walks to train with, and a sine with noise to try the network on. */
export function autoencoderData(seed: number): AutoencoderData {
  const generator = random(seed);
  // The notebook draws one to show it.
  drawWalk(generator, 0.3);
  const rows = 1000;
  const data = new Float64Array(rows * windowLength);
  for (let row = 0; row < rows; row++) data.set(drawWalk(generator, 0.1), row * windowLength);
  const length = 2514;
  const sine = Float64Array.from({ length }, (_, index) => sin(20 * Math.PI * (-1 + (2 * index) / (length - 1))));
  const noise = generator.normal(0, 0.5, length);
  return {
    walks: { data, shape: [rows, windowLength] },
    sine,
    noisy: sine.map((value, index) => value + (noise[index] ?? 0)),
  };
}

/** A walk from anywhere between -1 and 1, which it never leaves. */
function drawWalk(generator: RandomState, step: number): Float64Array {
  const start = generator.uniform(-1, 1);
  const walk = generator.normal(0, step, windowLength);
  walk[0] = start;
  for (let at = 1; at < windowLength; at++) {
    walk[at] = Math.min(1, Math.max(-1, (walk[at] as number) + (walk[at - 1] as number)));
  }
  return walk;
}

/** The notebook's filter to compare with: Gaussian weights, of a deviation of 2.5 samples, around each sample. */
export function gaussianFilter(signal: Float64Array): Float64Array {
  const reach = 12;
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) => {
    const distance = ((index - reach) * 2) / 319;
    return exp(-(distance * distance) / 5e-4);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return signal.map((_, at) =>
    weights.reduce((sum, weight, index) => sum + (weight / total) * (signal[at + index - reach] ?? 0), 0),
  );
}
