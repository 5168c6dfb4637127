import { type Dataset, type NdArray, type PredictingModel, type RandomState, rowOf, rowsOf } from 'linnet';
import { type Glitch, type GlitchedWindows, withGlitches } from './glitches.js';

/** Windows, what the network makes of them, and where it errs. */
export interface Redrawn {
  readonly x: NdArray;
  readonly redrawn: NdArray;
  /** By sample. */
  readonly errors: NdArray<Float64Array>;
  /** The greatest squared error of each window. */
  readonly worst: readonly number[];
}

/** The same test windows without and with a glitch. */
export interface Found {
  readonly sound: Redrawn;
  readonly glitched: Redrawn & Pick<GlitchedWindows, 'starts'>;
  /** The greatest squared error of all training windows. */
  readonly greatest: number;
}

/** Draws test windows again, without and with glitches. */
export async function findGlitches(
  model: PredictingModel,
  { train, test }: Readonly<Record<'train' | 'test', Dataset>>,
  glitch: Glitch,
  generator: RandomState,
): Promise<Found> {
  const { x, starts } = withGlitches(test.x, glitch, generator);
  const { worst } = await redraw(model, train.x);
  return {
    sound: await redraw(model, test.x),
    glitched: { ...(await redraw(model, x)), starts },
    greatest: worst.reduce((most, error) => Math.max(most, error), 0),
  };
}

async function redraw(model: PredictingModel, x: NdArray): Promise<Redrawn> {
  const redrawn = await model.predict(x);
  const data = Float64Array.from(x.data, (value, index) => {
    const difference = value - (redrawn.data[index] ?? Number.NaN);
    return difference * difference;
  });
  const errors = { data, shape: x.shape };
  const worst = Array.from({ length: rowsOf(x) }, (_, row) => Math.max(...rowOf(errors, row)));
  return { x, redrawn, errors, worst };
}
