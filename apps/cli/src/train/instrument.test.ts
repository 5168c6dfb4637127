import { fromArrays, layersFor, linn } from 'linnet';
import { describe, expect, it } from 'vitest';
import { instrumentLoss, instrumentModel, instrumentScale, withoutSoftmax } from './instrument.js';
import type { ModelEnd } from './model-end.js';

const modelOf = (text: string, row: readonly number[] = [100]) => instrumentModel(row, layersFor(text, row), 'none');

describe('a model for the instrument', () => {
  it('keeps its weights within what the exporter takes', () => {
    const model = modelOf('8:relu,clip:1,1:sigmoid');
    expect(model.plan().ops.map(({ kind }) => kind)).toEqual(['dense', 'clip', 'dense', 'clip']);
    for (const { constraint } of model.plan().params) expect(constraint).toEqual({ kind: 'interval', to: [-1, 1] });
    expect(linn.check(model.compile({ seed: 1 }).toArtifact(), {})).toEqual([]);
  });

  it.each<[string, string, readonly number[]]>([
    ['8:relu,dropout:0.1,1', 'Layer 2 is of kind dropout', [100]],
    ['8:relu,clip:2,1', 'Layer 2 is of kind clip', [100]],
    ['8:elu,1', 'Layer 1 has activation "elu"', [100]],
    ['101:relu,1', 'Layer 1 has 101 neurons', [100]],
    ['8,1', 'The network has 128 inputs', [128]],
    ['8,1', 'rows of one axis', [10, 2]],
  ])('refuses %s: %s', (text, words, row) => {
    expect(() => modelOf(text, row)).toThrow(words);
  });
});

describe('what goes with it', () => {
  it('is one range for all inputs, or another that does not leave [-1, 1]', () => {
    expect([instrumentScale(), instrumentScale('min-max'), instrumentScale('none')]).toEqual([
      'shared',
      'min-max',
      'none',
    ]);
    expect(() => instrumentScale('standard')).toThrow('where the instrument clips');
  });

  it('is a sigmoid for each of several classes', () => {
    expect([withoutSoftmax('3:softmax'), withoutSoftmax('1:sigmoid')]).toEqual(['3:sigmoid', '1:sigmoid']);
    const end = (outputs: number): ModelEnd => ({ output: [outputs], activation: 'sigmoid', advise: (last) => last });
    const classes = fromArrays([[1], [2], [3]], [0, 1, 2]);
    const labels = fromArrays([[1]], [[0, 1]]);
    expect([instrumentLoss(classes, end(3)), instrumentLoss(classes, end(1)), instrumentLoss(labels, end(2))]).toEqual([
      'categoricalCrossentropy',
      undefined,
      undefined,
    ]);
  });
});
