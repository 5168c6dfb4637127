import { describe, expect, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { fakeBackend } from '../test/plugins.js';
import { backendSource, checkAccepts, chooseBackend } from './choose-backend.js';
import { lowerLayers } from './plan-builder.js';
import { createRegistry } from './registry.js';

const { plan } = lowerLayers(
  [2],
  [['clip', { lower: (builder, from) => builder.op('clip', from, from.shape, { to: [-1, 1] }) }]],
);
const gpu = fakeBackend('gpu', { priority: 30, unavailable: 'there is no WebGPU' });
const simd = fakeBackend('simd', { priority: 20, refuses: ['no kernel for op "clip"', 'no loss "x"'] });
const broken = fakeBackend('broken', { priority: 15, failure: new Error('its file is missing') });
const js = fakeBackend('js', { priority: 10 });
const slow = fakeBackend('slow', { priority: 0 });

describe('chooseBackend', () => {
  it('takes the first that is available, loads, and does not refuse; and says why not the others', async () => {
    const registry = createRegistry([slow, js, broken, simd, gpu]);
    const { backend, verdicts } = await chooseBackend(backendSource(registry), plan);
    expect(backend.name).toBe('js');
    expect(verdicts).toEqual([
      { name: 'gpu', notPicked: 'there is no WebGPU' },
      { name: 'simd', notPicked: 'no kernel for op "clip"; no loss "x"' },
      { name: 'broken', notPicked: 'Backend "broken" did not load: its file is missing' },
      { name: 'js' },
      { name: 'slow', notPicked: '"js" goes first' },
    ]);
    expect(slow.loads).toHaveLength(0);
    expect(backend).toBe(await registry.backend('js'));
  });

  it('still says of one behind the pick that it is not available', async () => {
    const missing = fakeBackend('missing', { priority: 0, unavailable: 'not installed' });
    const { verdicts } = await chooseBackend(createRegistry([js, missing]), plan);
    expect(verdicts).toEqual([{ name: 'js' }, { name: 'missing', notPicked: 'not installed' }]);
  });

  it('is what a registry chooses by', async () => {
    const registry = createRegistry([slow, js, gpu]);
    expect(await registry.choose(plan)).toEqual(await chooseBackend(backendSource(registry), plan));
    expect((await registry.choose(plan)).backend).toBe(await registry.backend('js'));
    const { message } = await errorOf(() => createRegistry([]).choose(plan));
    expect(message).toContain('None is registered');
  });

  it('lists every reason when none can', async () => {
    const error = await errorOf(() => chooseBackend(createRegistry([gpu, simd, broken]), plan));
    expect(error.code).toBe('refused');
    expect(error.problems).toEqual([
      'gpu: there is no WebGPU',
      'simd: no kernel for op "clip"; no loss "x"',
      'broken: Backend "broken" did not load: its file is missing',
    ]);
    expect(error.message).toBe(`No backend can run this model.\n${error.problems.join('\n')}`);
  });

  it('says how to get one when none is registered', async () => {
    const { message } = await errorOf(() => chooseBackend(createRegistry([]), plan));
    expect(message).toContain('None is registered: import "linnet", or pass one by value.');
  });
});

it('checkAccepts throws every reason', async () => {
  expect(() => checkAccepts({ ...plainBackend, refuse: () => [] }, plan)).not.toThrow();
  expect(await errorOf(() => checkAccepts(plainBackend, plan))).toMatchObject({
    code: 'refused',
    message: 'Backend "plain" cannot run this model:\n- a\n- b',
    problems: ['a', 'b'],
  });
});

const plainBackend = {
  name: 'plain',
  refuse: () => ['a', 'b'],
  compile: () => {
    throw new TypeError('It computes nothing.');
  },
  dispose: () => undefined,
};
