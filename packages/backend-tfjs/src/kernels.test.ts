import { type Backend, erf, exp, expm1, loadBackend, log1p, type Program } from '@linnet/core';
import { sigmoid } from '@linnet/core/losses';
import { beforeAll, describe, expect, it } from 'vitest';
import { activation, branches, clip, embedding, everyKind, plain, reshape } from '../test/kinds.js';
import { compiled, type Model, modelOf, trainEpoch } from '../test/model.js';
import { cpu, wasm } from './index.js';

// What the kernels of wasm do with a tensor that comes as a matrix of other sides shows in what they do to memory next.
const sides: Readonly<Record<string, Model>> = {
  'one input and no bias': modelOf([1], [plain(8), plain(3, 'tanh')]),
  'one unit and no bias': modelOf([6], [plain(1), plain(5), plain(1), plain(4)]),
  'a gradient of two shapes': modelOf(
    [6],
    [reshape([1, 6]), branches('sum', [plain(6)], [reshape([3, 2]), plain(2), reshape([1, 6])])],
  ),
  'everything at once': everyKind,
};

const numbersOf = (program: Program): readonly number[] => program.read().flatMap((values) => [...values]);

describe('the kernels of wasm', () => {
  let [onCpu, onWasm]: Backend[] = [];
  const both = (): readonly [Backend, Backend] => {
    if (onCpu === undefined || onWasm === undefined) throw new Error('A backend was not loaded.');
    return [onCpu, onWasm];
  };
  beforeAll(async () => {
    [onCpu, onWasm] = [await loadBackend(cpu), await loadBackend(wasm)];
  });

  it.each(Object.entries(sides))('train as those of cpu do: %s', async (_, model) => {
    const programs = both().map((backend) => compiled(backend, model));
    for (let epoch = 0; epoch < 10; epoch++) for (const program of programs) await trainEpoch(program, model);
    const [expected = [], found = []] = programs.map(numbersOf);
    expect(expected.every(Number.isFinite)).toBe(true);
    expect(Math.max(...expected.map((value, index) => Math.abs(value - (found[index] ?? Number.NaN))))).toBeLessThan(
      2e-5,
    );
    for (const program of programs) program.dispose();
  });
});

describe.each([cpu, wasm])('kernels of $name', (plugin) => {
  const predict = async ({ plan, params, samples: { x } }: Model): Promise<Float32Array> => {
    const program = (await loadBackend(plugin)).compile(plan);
    program.write(params);
    const out = new Float32Array(10 * plan.output.reduce((a, b) => a * b, 1));
    await program.infer(x, out);
    program.dispose();
    return out;
  };

  it('limit values to an interval of one number', async () => {
    const out = await predict(modelOf([4], [clip(0.3, 0.3)]));
    expect([...out]).toEqual([...out].fill(Math.fround(0.3)));
  });

  it('look up NaN where the table has no such row', async () => {
    const x = Float32Array.of(0, -1, 1, 1.5, 2, 3, 1e30, -0, 1, 0);
    const out = await predict(modelOf([1], [embedding(3, 2), reshape()], { x }));
    const found = Array.from(x, (_, row) => !Number.isNaN(out[2 * row]));
    expect(found).toEqual([true, false, true, false, true, false, false, true, true, true]);
  });

  it('have the functions that others leave out to the last digits, close to 0 and far from it', async () => {
    const x = Float32Array.of(-90, -20, -3, -1e-3, -1e-6, 0, 1e-6, 0.5, 3, 90);
    const curves = {
      softplus: (value: number) => Math.max(value, 0) + log1p(exp(-Math.abs(value))),
      elu: (value: number) => (value > 0 ? value : expm1(value)),
      gelu: (value: number) => (value * (1 + erf(value * Math.SQRT1_2))) / 2,
      silu: (value: number) => value * sigmoid(value),
    };
    for (const kind of ['softplus', 'elu', 'gelu', 'silu'] as const) {
      const out = await predict(modelOf([1], [activation(kind)], { x }));
      for (const [index, value] of x.entries()) {
        const expected = curves[kind](value);
        const distance = Math.abs((out[index] ?? Number.NaN) - expected);
        expect(distance, `${kind} of ${value}`).toBeLessThan(4e-7 * Math.max(1, Math.abs(expected)));
      }
    }
  });
});
