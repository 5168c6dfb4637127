import { describe, expect, it } from 'vitest';
import { classificationReport, classificationScores } from './index.js';

describe('classificationReport', () => {
  const [truth, predicted] = [
    [0, 1, 2, 2, 1, 0, 2],
    [0, 0, 2, 2, 0, 0, 2],
  ];

  it('is the text that scikit-learn prints, also of a class that is never predicted', () => {
    expect(classificationReport(truth, predicted, { targetNames: ['noise', 'sine', 'square'] })).toBe(
      [
        '              precision    recall  f1-score   support',
        '',
        '       noise       0.50      1.00      0.67         2',
        '        sine       0.00      0.00      0.00         2',
        '      square       1.00      1.00      1.00         3',
        '',
        '    accuracy                           0.71         7',
        '   macro avg       0.50      0.67      0.56         7',
        'weighted avg       0.57      0.71      0.62         7',
        '',
      ].join('\n'),
    );
  });

  it('is as wide as its longest name, counted in characters', () => {
    const names = ['a name of 21 letters,', 'b', 'ä 😀'];
    const lines = classificationReport(truth, predicted, { targetNames: names }).split('\n');
    expect(lines[2]?.startsWith('a name of 21 letters,  ')).toBe(true);
    expect(lines[4]?.startsWith(`${' '.repeat(18)}ä 😀  `)).toBe(true);
  });

  it.each([
    [{ targetNames: ['one'] }, 'There are 1 targetNames for 3 classes; give a text for each'],
    [{ targetNames: [1, 2, 3] }, 'There are 3 targetNames for 3 classes; give a text for each'],
    [{ digits: 1.5 }, 'digits is 1.5; use a whole number from 0 to 99.'],
    [{ digits: 100 }, 'digits is 100'],
  ])('%j is refused', (options, message) => {
    expect(() => classificationReport(truth, predicted, options as never)).toThrow(message);
  });
});

describe('classificationScores', () => {
  it('are the same numbers as data', () => {
    const { classes, accuracy, macro, weighted } = classificationScores(['a', 'b', 'b', 'b'], ['a', 'a', 'b', 'b']);
    expect(classes).toEqual([
      { label: 'a', precision: 0.5, recall: 1, fScore: 2 / 3, support: 1 },
      { label: 'b', precision: 1, recall: 2 / 3, fScore: 0.8, support: 3 },
    ]);
    expect(accuracy).toBe(0.75);
    expect(macro).toMatchObject({ precision: 0.75, support: 4 });
    expect(weighted.precision).toBe(0.875);
  });
});
