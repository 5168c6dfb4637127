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
    // However they are written.
    ['beta_1', ['beta2', 'beta1'], 'beta1'],
    ['restore_best_weights', ['patience', 'restoreBest'], 'restoreBest'],
    ['größe_2', ['Größe 1', 'Größe 2'], 'Größe 2'],
    // Other libraries' words, where what they stand for is there.
    ['lr', ['rho', 'learningRate'], 'learningRate'],
    ['min_lr', ['factor', 'minLearningRate'], 'minLearningRate'],
    ['momentum', ['learningRate', 'beta1'], 'beta1'],
    ['momentum', ['learningRate', 'rho'], undefined],
    ['negative_slope', ['slope'], 'slope'],
    ['use_bias', ['activation', 'useBias'], 'useBias'],
    ['bias', ['activation', 'useBias'], 'useBias'],
    ['verbose', ['epochs', 'progress'], 'progress'],
    ['random_state', ['rows', 'seed'], 'seed'],
    // Nothing is near, or nothing of it is left.
    ['--', ['ab'], undefined],
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

  it('knows what other names stand for, however they are written', () => {
    const meant = { gradientdescent: '"sgd"', nag: 'sgd({ nesterov: true })' };
    const message = (name: string): string => unknownName('optimizer', name, ['sgd', 'adam'], meant).message;
    expect(message('Gradient_Descent')).toBe(
      'Unknown optimizer "Gradient_Descent". Did you mean "sgd"? Known: sgd, adam.',
    );
    expect(message('NAG')).toContain('Did you mean sgd({ nesterov: true })?');
    expect(message('adan')).toContain('Did you mean "adam"?');
    expect(message('constructor')).toBe('Unknown optimizer "constructor". Known: sgd, adam.');
  });
});

describe('names that are none', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [5, '5'],
    [{}, 'an object'],
    [Symbol('s'), 'Symbol(s)'],
  ])('%o is an unknown name, not a crash', (name, shown) => {
    expect(nearestName(name as never, ['js'])).toBeUndefined();
    expect(unknownName('backend', name as never, ['js']).message).toBe(`Unknown backend ${shown}. Known: js.`);
  });
});

describe('checkOptionNames', () => {
  it.each([[undefined], [null], [5], [['epochs']]])('%j is no object of options', async (options) => {
    const error = await errorOf(() => checkOptionNames('fit', options as never, ['epochs', 'seed']));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain('fit takes an object of options, { epochs, seed }; it was given ');
  });

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
