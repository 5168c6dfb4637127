import { activations, type Loss, unfoldedActivations } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { goTogether } from './notes.js';
import { type Last, probabilityNotes, reachNotes } from './target-notes.js';

const losses: readonly Loss[] = [
  { kind: 'meanSquaredError' },
  { kind: 'meanAbsoluteError' },
  { kind: 'huber', delta: 1 },
  { kind: 'logCosh' },
  { kind: 'hinge' },
  { kind: 'categoricalHinge' },
  { kind: 'poisson' },
  { kind: 'klDivergence' },
  { kind: 'cosineSimilarity' },
  { kind: 'binaryCrossentropy' },
  { kind: 'categoricalCrossentropy' },
  { kind: 'sparseCategoricalCrossentropy' },
];
const lasts: readonly Last[] = [...activations, ...unfoldedActivations, 'softmax', undefined];

describe('what is not looked at', () => {
  it.each(losses)('is nothing that there would be a note of: $kind', (loss) => {
    const together = lasts.filter((last) => goTogether(loss, last));
    for (const last of together) expect(probabilityNotes(last, loss, [3])).toEqual([]);
    // Most losses have a last layer that goes with them, and others that do not.
    if (loss.kind.endsWith('rossentropy')) expect(together).toHaveLength(1);
  });

  it('is negative targets after a layer that gives all numbers', () => {
    const targets = { data: Float32Array.of(-1, 1), shape: [2, 1] };
    for (const last of ['linear', undefined] as const) expect(reachNotes(last, targets)).toEqual([]);
    expect(reachNotes('sigmoid', targets)).toHaveLength(1);
  });
});
