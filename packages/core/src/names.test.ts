import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { checkOptionNames, nearestName, unknownName } from './names.js';

describe('nearestName', () => {
  it.each([
    ['onxx', ['linn', 'onnx'], 'onnx'],
    ['Adam', ['sgd', 'adam'], 'adam'],
    ['optimiser', ['loss', 'optimizer'], 'optimizer'],
    ['meanSquareError', ['meanSquaredError'], 'meanSquaredError'],
    ['restoreBestWeights', ['patience', 'restoreBest'], 'restoreBest'],
    ['gpu', ['js', 'cpu', 'wasm'], 'cpu'],
    // Nothing is near, or nothing of it is left.
    ['simd', ['wasm', 'cpu'], undefined],
    ['js', ['ab'], undefined],
    ['x', ['y'], undefined],
    ['adam', [], undefined],
  ])('of %s among %j is %s', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });
});

describe('unknownName', () => {
  it('says what is unknown, what was meant, and what there is', () => {
    const error = unknownName('exporter', 'onxx', ['linn', 'onnx']);
    expect(error.code).toBe('unknown-name');
    expect(error.message).toBe('Unknown exporter "onxx". Did you mean "onnx"? Known: linn, onnx.');
    expect(unknownName('backend', 'tpu', []).message).toBe('Unknown backend "tpu". None is known.');
  });
});

describe('checkOptionNames', () => {
  it('names every option that nobody reads', async () => {
    expect(() => checkOptionNames('fit', { epochs: 1 }, ['epochs', 'seed'])).not.toThrow();
    const error = await errorOf(() => checkOptionNames('fit', { epoch: 1, seed: 2, zzzzzz: 3 }, ['epochs', 'seed']));
    expect(error.code).toBe('bad-option');
    expect(error.problems).toEqual([
      'fit does not know the option "epoch". Did you mean "epochs"?',
      'fit does not know the option "zzzzzz".',
    ]);
    expect(error.message).toBe(`${error.problems.join(' ')} Options: epochs, seed.`);
  });

  it('is not fooled by what every object has', async () => {
    const error = await errorOf(() => checkOptionNames('fit', { toString: 1 }, ['epochs']));
    expect(error.message).toContain('"toString"');
  });
});
