import { describe, expect, it } from 'vitest';
import { experiments } from '../circles/experiments.js';
import { type Experiment, experimentCode } from './index.js';

const { m8 } = experiments satisfies Readonly<Record<string, Experiment>>;

describe('experimentCode', () => {
  it('writes what a person would', () => {
    expect(experimentCode(m8)).toBe(`import { adam, circles, dense, sequential } from 'linnet';

const data = circles({ rows: 1000, noise: 0.03, seed: 42 });
const [train, test] = data.split(0.8);

const network = sequential(2, [
  dense(4, { activation: 'relu' }),
  dense(4, { activation: 'relu' }),
  dense(1, { activation: 'sigmoid' }),
]);
const model = network.compile({
  loss: 'binaryCrossentropy',
  optimizer: adam({ learningRate: 0.02 }),
  metrics: ['accuracy'],
  backend: 'simd',
  seed: 25,
});

await model.fit(train, { epochs: 30, seed: 25 });
console.log('Training rows:', await model.evaluate(train));
console.log('Test rows:', await model.evaluate(test));
`);
  });

  it('reads a file, and says which', () => {
    const data = { kind: 'file', name: "Tom's.csv", sha256: 'ab'.repeat(32), target: ['a', 'b'] } as const;
    const code = experimentCode({ ...m8, data, layers: 'lstm:4,2', loss: 'meanSquaredError' });
    expect(code).toContain(`import { readData } from 'linnet/node';

// The file whose SHA-256 is ${data.sha256}.
const data = await readData('Tom\\'s.csv', { target: ['a', 'b'] });
const kept = Math.floor(data.rows * 0.2);
const [train, test] = [data.slice(0, data.rows - kept), data.slice(data.rows - kept)];

const network = sequential(data.x.shape.slice(1), [reshape([-1, 1]), lstm(4), dense(2)]);
`);
    const steps = experimentCode(
      { ...m8, data: { ...data, name: 'rows.json', target: [] }, layers: 'lstm:4,2' },
      [8, 2],
    );
    expect(steps).toContain("await readData('rows.json');");
    expect(steps).toContain('sequential(data.x.shape.slice(1), [lstm(4), dense(2)]);');
  });

  it('tells columns of arrays by their place', () => {
    const data = { kind: 'file', name: 'rows.npy', sha256: 'ab'.repeat(32), target: ['3'] } as const;
    expect(experimentCode({ ...m8, data })).toContain("await readData('rows.npy', { target: 3 });");
  });

  it('keeps as many rows apart where a share would not', () => {
    const data = { kind: 'moons', seed: 1, rows: 10, noise: 0 } as const;
    expect(experimentCode({ ...m8, data, test: 0.25 })).toContain(
      'const [train, test] = [data.slice(0, 8), data.slice(8)];',
    );
    expect(experimentCode({ ...m8, data, test: 0.05 })).not.toContain('test');
  });

  it('throws for layers that are none', () => {
    expect(() => experimentCode({ ...m8, layers: '4:rellu' })).toThrow('Did you mean "relu"?');
  });
});
