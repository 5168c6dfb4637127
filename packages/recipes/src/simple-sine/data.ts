import { cos, type Dataset, fromArrays, random } from 'linnet';

/** The points of the notebook, in order and split: every hundredth from 0 to 2 pi, y = cos(5 x), a tenth held out. */
export function sineSets(seed: number): Readonly<Record<'all' | 'train' | 'validation', Dataset>> {
  const x = Float64Array.from({ length: 629 }, (_, index) => index * 0.01);
  const all = fromArrays(
    x,
    x.map((value) => cos(5 * value)),
  );
  // The notebook shuffles with numpy, so the same seed holds out the same points.
  const order = random(seed).permutation(all.rows);
  const held = Math.floor(all.rows / 10);
  return { all, train: all.take(order.subarray(held)), validation: all.take(order.subarray(0, held)) };
}
