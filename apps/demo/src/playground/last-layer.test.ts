import { describe, expect, it } from 'vitest';
import { settingsFor, targetsIn } from './last-layer.js';

describe('settingsFor', () => {
  it('ends a network as its targets need it', () => {
    const layers = '6:tanh,4:tanh,1:sigmoid';
    expect(settingsFor({ kind: 'classes', count: 2 }, layers)).toMatchObject({ layers, loss: 'binaryCrossentropy' });
    expect(settingsFor({ kind: 'classes', count: 3 }, layers)).toMatchObject({
      layers: '6:tanh,4:tanh,3:softmax',
      loss: 'sparseCategoricalCrossentropy',
    });
    expect(settingsFor({ kind: 'numbers', count: 1 }, layers)).toMatchObject({
      layers: '6:tanh,4:tanh,1',
      loss: 'meanSquaredError',
    });
  });
});

describe('targetsIn', () => {
  const train = (...y: readonly number[]) => ({
    rows: y.length,
    x: new Float32Array(y.length),
    y: Float32Array.from(y),
  });
  it('takes few whole numbers for classes, and others for numbers', () => {
    expect(targetsIn({ train: train(0, 1, 2, 1), targets: 1, classNames: undefined })).toEqual({
      kind: 'classes',
      count: 3,
    });
    expect(targetsIn({ train: train(0.5, 1, 2), targets: 1, classNames: undefined }).kind).toBe('numbers');
    expect(targetsIn({ train: train(3, 7, 9), targets: 1, classNames: undefined }).kind).toBe('numbers');
    expect(targetsIn({ train: train(0), targets: 1, classNames: ['a', 'b'] })).toEqual({ kind: 'classes', count: 2 });
  });
});
