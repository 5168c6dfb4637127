import type { BitSweep, QuantisationReport } from 'linnet';
import { type Figure, lines, type WordRange, wordRanges } from 'linnet/plot';

/** How much of their words weights and outputs use. */
export function rangeFigures({ layers }: QuantisationReport): readonly Figure[] {
  const words = layers.flatMap(({ name, weights, output, errors }): readonly WordRange[] => [
    { name: `${name} weights`, ...both(weights.representable, weights.range) },
    ...(errors === undefined ? [] : [{ name: `${name} outputs`, ...both(output.representable, errors.range) }]),
  ]);
  return [wordRanges(words, { title: 'Weights and outputs in their words' })];
}

type Ends = { readonly least: number; readonly greatest: number };

const both = (word: Ends, values: Ends): Pick<WordRange, 'representable' | 'used'> => ({
  representable: [word.least, word.greatest],
  used: [values.least, values.greatest],
});

/** Bits against the score: of the whole network beside the float one, and of each layer alone. */
export function sweepFigures({ float, whole, layers, others }: BitSweep, metric: string): readonly Figure[] {
  const x = whole.map(({ bits }) => bits);
  const options = { x, xLabel: 'Bits', yLabel: metric === 'accuracy' ? 'Accuracy' : 'Mean squared error' };
  const all = lines(
    { 'in integers': whole.map(({ score }) => score), float: whole.map(() => float) },
    { ...options, title: 'Bits of the whole network' },
  );
  if (layers.length === 0) return [all];
  const alone = Object.fromEntries(layers.map(({ name, points }) => [name, points.map(({ score }) => score)]));
  return [all, lines(alone, { ...options, title: `Bits of one layer, the others at ${others}` })];
}
