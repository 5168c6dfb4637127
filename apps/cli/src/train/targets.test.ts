import { fromArrays } from 'linnet';
import { describe, expect, it } from 'vitest';
import type { ModelEnd } from './model-end.js';
import { planTargets } from './targets.js';

const dataOf = (y: Parameters<typeof fromArrays>[1], classNames?: readonly string[]) => {
  const rows = Array.from({ length: 'length' in y ? y.length : 0 }, (_, row) => [row, 1]);
  return fromArrays(rows, y, classNames === undefined ? {} : { classNames });
};
const end = (outputs: number, activation: string): ModelEnd => ({
  output: [outputs],
  activation,
  advise: (last) => `Use ${last}.`,
});

describe('planTargets', () => {
  it.each([
    ['two classes and a sigmoid', [0, 1, 1], end(1, 'sigmoid'), 'binary', 'binaryCrossentropy'],
    ['two classes and a linear unit', [0, 1, 1], end(1, 'linear'), 'binary', 'meanSquaredError'],
    ['three classes and a softmax', [0, 1, 2], end(3, 'softmax'), 'classes', 'sparseCategoricalCrossentropy'],
    ['numbers', [0.5, 7, 3], end(1, 'linear'), 'numbers', 'meanSquaredError'],
    ['shares and a sigmoid', [0.5, 0.7, 1], end(1, 'sigmoid'), 'numbers', 'meanSquaredError'],
    [
      'one-hot rows',
      [
        [1, 0],
        [0, 1],
      ],
      end(2, 'softmax'),
      'classes',
      'categoricalCrossentropy',
    ],
    [
      'several labels',
      [
        [1, 1],
        [0, 1],
      ],
      end(2, 'sigmoid'),
      'labels',
      'binaryCrossentropy',
    ],
    [
      'several numbers',
      [
        [1, 3],
        [2, 5],
      ],
      end(2, 'linear'),
      'numbers',
      'meanSquaredError',
    ],
  ] as const)('chooses a task and a loss for %s', (_, y, last, kind, loss) => {
    const plan = planTargets(dataOf(y), last);
    expect([plan.task.kind, plan.loss]).toEqual([kind, loss]);
  });

  it('takes labels that are no indices by their order, for later data too', () => {
    const { apply, task } = planTargets(dataOf([3, 9, 5, 3]), end(3, 'softmax'));
    expect(task).toEqual({ kind: 'classes', classNames: ['3', '5', '9'] });
    expect(Array.from(apply(dataOf([9, 3])).y.data)).toEqual([2, 0]);
    expect(() => apply(dataOf([4]))).toThrow('class 4, which the training rows do not have; they have 3, 5, 9');
  });

  it('makes columns of classes for the loss that takes them', () => {
    const { apply } = planTargets(dataOf([0, 2, 1]), end(3, 'softmax'), { loss: 'categoricalCrossentropy' });
    expect(apply(dataOf([2])).y.shape).toEqual([1, 3]);
  });

  it.each([
    [
      'three classes and one unit',
      dataOf([0, 1, 2]),
      end(1, 'sigmoid'),
      '3 classes (0, 1, 2), and the model gives 1 number a row. Use 3:softmax.',
    ],
    [
      'names and two units',
      dataOf([0, 1, 2], ['a', 'b', 'c']),
      end(2, 'softmax'),
      '3 classes (a, b, c), and the model gives 2 numbers a row. Use 3:softmax.',
    ],
    ['two classes and one softmax', dataOf([0, 1]), end(1, 'softmax'), 'Use 1:sigmoid.'],
    ['names and a linear layer', dataOf([0, 1, 2], ['a', 'b', 'c']), end(1, 'linear'), 'Use 3:softmax.'],
    ['numbers and a softmax', dataOf([0.5, 1.5]), end(2, 'softmax'), 'no classes, such as 0.5. Use 1.'],
    ['numbers and a sigmoid', dataOf([-3.5, 4]), end(1, 'sigmoid'), 'goes from -3.5 to 4, such as -3.5. Use 1.'],
    [
      'two columns and one unit',
      dataOf([
        [1, 5],
        [2, 7],
      ]),
      end(1, 'linear'),
      '2 columns, and the model gives 1 number a row. Use 2.',
    ],
    [
      'labels and a softmax',
      dataOf([
        [1, 1],
        [0, 1],
      ]),
      end(2, 'softmax'),
      'several labels, or none. Use 2:sigmoid.',
    ],
    ['the same in every row', dataOf([4, 4]), end(1, 'linear'), 'nothing to learn'],
  ])('refuses %s and tells the layer that would do', (_, data, last, words) => {
    expect(() => planTargets(data, last)).toThrow(words);
  });

  it.each([
    [
      'names and a softmax',
      dataOf([0, 1, 2], ['a', 'b', 'c']),
      end(3, 'softmax'),
      'binaryCrossentropy',
      'sparseCategoricalCrossentropy',
    ],
    ['two classes and a sigmoid', dataOf([0, 1]), end(1, 'sigmoid'), 'categoricalCrossentropy', 'binaryCrossentropy'],
    ['two classes and a softmax', dataOf([0, 1]), end(2, 'softmax'), 'hinge', 'sparseCategoricalCrossentropy'],
    ['numbers and a linear unit', dataOf([0.5, 70]), end(1, 'linear'), 'categoricalCrossentropy', 'meanSquaredError'],
    ['numbers and a linear unit', dataOf([0.5, 70]), end(1, 'linear'), 'binaryCrossentropy', 'meanSquaredError'],
    [
      'labels and sigmoids',
      dataOf([
        [1, 1],
        [0, 1],
      ]),
      end(2, 'sigmoid'),
      'categoricalCrossentropy',
      'binaryCrossentropy',
    ],
    [
      'one-hot rows and a softmax',
      dataOf([
        [1, 0],
        [0, 1],
      ]),
      end(2, 'softmax'),
      'sparseCategoricalCrossentropy',
      'categoricalCrossentropy',
    ],
  ] as const)('tells the loss that fits %s where it is the loss that does not', (_, data, last, loss, fitting) => {
    const plan = () => planTargets(data, last, { loss });
    expect(plan).toThrow(`${loss} is for `);
    expect(plan).toThrow(`Use --loss ${fitting}, or leave --loss out.`);
  });

  it('tells the layer first where that does not fit either, and what to do about the loss', () => {
    expect(() => planTargets(dataOf([0, 1, 2]), end(1, 'sigmoid'), { loss: 'binaryCrossentropy' })).toThrow(
      'Use 3:softmax. Leave --loss out then: binaryCrossentropy is for yes or no',
    );
    expect(() => planTargets(dataOf([0, 1, 2]), end(1, 'sigmoid'), { loss: 'meanSquaredError' })).toThrow(
      /Use 3:softmax\.$/u,
    );
  });

  it('takes shares of classes that are one whole, and labels of -1 and 1 for a hinge', () => {
    const shares = [
      [0.25, 0.75],
      [0.5, 0.5],
    ];
    expect(planTargets(dataOf(shares), end(2, 'softmax'), { loss: 'klDivergence' }).task.kind).toBe('classes');
    const signs = [
      [-1, 1],
      [1, 1],
    ];
    expect(planTargets(dataOf(signs), end(2, 'tanh'), { loss: 'hinge' }).loss).toBe('hinge');
  });

  it('does not mind classes that have no rows where a model is measured', () => {
    expect(planTargets(dataOf([0, 0]), end(3, 'softmax'), { mayLack: true }).task).toMatchObject({
      classNames: ['0', '1', '2'],
    });
  });
});
