import { accuracy, type CompiledModel, type Dataset, labels, type NdArray, rowOf } from 'linnet';
import type { ExportedLinn } from '../instrument/export.js';
import { simulate, slidingRows } from '../instrument/simulate.js';
import type { Outcome } from '../outcome.js';
import { mean } from '../seeds.js';
import { allWaves, type Wave, windowLength } from './data.js';

/** The notebook's test: the first window of each wave. */
export function waveOutcomes(waves: readonly Wave[], outputs: NdArray): readonly Outcome[] {
  const found = labels(outputs);
  const right = waves.filter(({ shape }, index) => found[index] === shape).length;
  const own = waves.map(({ shape }, index) => rowOf(outputs, index)[shape] ?? Number.NaN);
  return [
    {
      name: `${waves.length} new waves told right by their first window`,
      value: right / waves.length,
      isShare: true,
      atLeast: 1,
      stated: 'ten of ten',
      source: 'the vendor',
    },
    {
      name: 'Mean output for the right shape',
      value: mean(own),
      atLeast: 0.88,
      stated: '0.88 to 0.91',
      source: 'the vendor',
    },
  ];
}

/** Networks from other seeds, asked about the same windows. */
export async function seedOutcome({ x, y }: Dataset, models: readonly CompiledModel[]): Promise<Outcome> {
  const shares: number[] = [];
  for (const model of models) shares.push(accuracy(y, await model.predict(x)));
  return {
    name: `The same, worst of ${shares.length} other seeds`,
    value: Math.min(...shares),
    isShare: true,
    atLeast: 0.99,
    reason: 'ours',
  };
}

/** On the instrument the window moves on by one sample, and stands at phases that no training window had. */
export function slidingOutcome(file: ExportedLinn): Outcome {
  const shares = allWaves(3 * windowLength).map(({ shape, samples }) => {
    const found = labels(simulate(file, slidingRows(samples, windowLength)));
    return Array.from(found).filter((label) => label === shape).length / found.length;
  });
  return {
    name: 'Told right at every sample of the simulated instrument',
    value: mean(shares),
    isShare: true,
    atLeast: 0.97,
    reason: 'ours',
  };
}
