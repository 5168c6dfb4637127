import { describe, expect, it } from 'vitest';
import { settingsFor } from './last-layer.js';

describe('settingsFor', () => {
  const layers = '6:tanh,4:tanh,1:sigmoid';
  const targetsOf = (targets: number, ...y: readonly number[]) => ({
    train: { rows: y.length / targets, x: new Float32Array(), y: Float32Array.from(y) },
    targets,
    classNames: undefined,
  });

  it('ends a network with a class for each of few whole numbers', () => {
    expect(settingsFor(targetsOf(1, 0, 1, 1), { layers, forInstrument: false })).toEqual({
      layers,
      loss: 'binaryCrossentropy',
    });
    const classes = { layers: '6:tanh,4:tanh,3:softmax', loss: 'sparseCategoricalCrossentropy' };
    expect(settingsFor(targetsOf(1, 0, 1, 2, 1), { layers, forInstrument: false })).toEqual(classes);
    expect(settingsFor({ ...targetsOf(1, 0), classNames: ['a', 'b', 'c'] }, { layers, forInstrument: false })).toEqual(
      classes,
    );
    expect(settingsFor(targetsOf(1, 0, 1, 2), { layers, forInstrument: true }).layers).toBe('6:tanh,4:tanh,3:sigmoid');
    // Labels from 1 up: nothing is of class 0.
    expect(settingsFor(targetsOf(1, 1, 2, 3), { layers, forInstrument: false }).layers).toBe('6:tanh,4:tanh,4:softmax');
  });

  it('ends it with numbers otherwise', () => {
    const numbers = { layers: '6:tanh,4:tanh,1', loss: 'meanSquaredError' };
    expect(settingsFor(targetsOf(1, 0.5, 1, 2), { layers, forInstrument: false })).toEqual(numbers);
    expect(settingsFor(targetsOf(1, -1, 1), { layers, forInstrument: false })).toEqual(numbers);
    expect(settingsFor(targetsOf(2, 0.5, 1, 2, 3), { layers, forInstrument: false }).layers).toBe('6:tanh,4:tanh,2');
  });

  it('knows columns of which one is 1', () => {
    expect(settingsFor(targetsOf(2, 0, 1, 1, 0), { layers, forInstrument: false })).toEqual({
      layers: '6:tanh,4:tanh,2:softmax',
      loss: 'categoricalCrossentropy',
    });
  });
});
