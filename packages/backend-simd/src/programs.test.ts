import { type Backend, LinnetError, loadBackend, type Plan } from '@linnet/core';
import { afterEach, describe, expect, it } from 'vitest';
import { dense, paramsOf, passOver, planOf, recurrent, samplesFor, trained, trainingOf } from '../test/nets.js';
import { simd } from './index.js';

const plan = planOf([5, 2], recurrent('lstm', 6), dense(3, 'tanh'));
const samples = samplesFor(plan, 20, 1);

const loaded: Backend[] = [];
const load = async (): Promise<Backend> => {
  const backend = await loadBackend(simd);
  loaded.push(backend);
  return backend;
};
afterEach(() => {
  for (const backend of loaded.splice(0)) backend.dispose();
});

const start = (backend: Backend, of: Plan = plan) => {
  const program = backend.compile(of, trainingOf(8));
  program.write(paramsOf(of, 2));
  return program;
};
const epochs = (program: ReturnType<typeof start>, count: number) => trained(program, plan, samples, 8, count);

/** The code of the error that something throws. */
function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof LinnetError ? error.code : String(error);
  }
}

describe('two backends side by side', () => {
  it('do not notice each other, nor that one of them is disposed', async () => {
    const expected = epochs(start(await load()), 6);
    const [left, right] = [await load(), await load()];
    const [one, other] = [start(left), start(right)];
    epochs(one, 2);
    epochs(other, 4);
    expect(epochs(one, 4)).toEqual(expected);
    left.dispose();
    expect(epochs(other, 2)).toEqual(expected);
    expect(codeOf(() => one.read())).toBe('disposed');
  });
});

describe('where memory ends', () => {
  it('a model is refused with its size, and other programs go on', async () => {
    const backend = await load();
    const expected = epochs(start(await load()), 2);
    const program = start(backend);
    epochs(program, 1);
    const compile = () => backend.compile(planOf([1], dense(2000)), trainingOf(1_000_000));
    expect(compile).toThrow(/needs \d{4,}\.\d MB beside the .* MB it has/u);
    expect(codeOf(compile)).toBe('out-of-memory');
    expect(epochs(program, 1)).toEqual(expected);
    expect(epochs(start(backend), 2)).toEqual(expected);
  });

  it('samples are refused, and the program itself goes on with others', async () => {
    const backend = await load();
    const classes = planOf([1], dense(2000));
    const training = trainingOf(8, 'adam', 'sparseCategoricalCrossentropy');
    await backend.prepare?.(classes, training);
    const program = backend.compile(classes, training);
    program.write(paramsOf(classes, 2));
    const [few, many] = [20, 600_000].map((rows) => samplesFor(classes, rows, 3, training.loss));
    if (few === undefined || many === undefined) return;
    const before = program.readState();
    // Its predictions alone take 4.8 GB. Nobody writes to them, so they are never there.
    const pass = passOver(classes, many, 8);
    expect(codeOf(() => program.train(many, pass))).toBe('out-of-memory');
    expect(program.readState()).toEqual(before);
    const fresh = backend.compile(classes, training);
    fresh.write(paramsOf(classes, 2));
    expect(trained(program, classes, few, 8)).toEqual(trained(fresh, classes, few, 8));
  });
});

describe('a state that nobody needs any more', () => {
  it('gives its arrays to the next one, with the same bits', async () => {
    const program = start(await load());
    epochs(program, 1);
    const first = program.readState();
    epochs(program, 1);
    const fresh = structuredClone(program.readState());
    const reused = program.readState(first);
    expect(reused).toEqual(fresh);
    expect(reused.params[0]).toBe(first.params[0]);
    expect(reused.moments.at(-1)).toBe(first.moments.at(-1));
  });
});
