import type { QuantisedLayer } from '@linnet/core';
import { outputOf, rescalingOf, summedWord, wideRescalingOf, wideWord } from './finish.js';
import { blockRows, type SummedLayer, sumProducts, wideSum } from './sums.js';

/** A layer made ready: integers of up to `blockRows` rows x inputs become rows x units. */
export interface LayerRunner {
  readonly units: number;
  /** Gives how many rescaled sums did not fit their word. */
  run(rows: number, x: Float64Array, y: Float64Array): number;
}

/** Sums of up to 54 bits, sign included, are exact in doubles; wider ones take BigInt for the last steps. */
export const layerRunner = (layer: QuantisedLayer): LayerRunner =>
  layer.accumulatorBits <= 54 ? exactRunner(layer) : wideRunner(layer);

function exactRunner(layer: QuantisedLayer): LayerRunner {
  const { units, inputs, biases } = layer;
  const summed: SummedLayer = { inputs, units, biases, weights: Float64Array.from(layer.weights) };
  const sums = new Float64Array(blockRows * units);
  const [rescale, put, finish] = [rescalingOf(layer), summedWord(layer), outputOf(layer)];
  return {
    units,
    run: (rows, x, y) => {
      sumProducts(summed, rows, x, sums);
      let overflows = 0;
      for (let index = 0; index < rows * units; index++) {
        const value = rescale(sums[index] as number, index % units);
        const z = put(value);
        if (z !== value) overflows++;
        y[index] = finish(z);
      }
      return overflows;
    },
  };
}

function wideRunner(layer: QuantisedLayer): LayerRunner {
  const { units } = layer;
  const [rescale, finish] = [wideRescalingOf(layer), outputOf(layer)];
  return {
    units,
    run: (rows, x, y) => {
      let overflows = 0;
      for (let index = 0; index < rows * units; index++) {
        const unit = index % units;
        const value = rescale(wideSum(layer, unit, x, (index - unit) / units), unit);
        const z = wideWord(layer, value);
        if (BigInt(z) !== value) overflows++;
        y[index] = finish(z);
      }
      return overflows;
    },
  };
}
