import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import { createRegistry, defineBackend } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { likeJs } from '../test/backends.js';
import { jitter } from '../test/jitter.js';
import { errorOf } from '../test/small.js';
import {
  activation,
  adam,
  clip,
  dense,
  dropout,
  explain,
  gru,
  lstm,
  type PredictingModel,
  sequential,
  simpleRnn,
  softmax,
  withRunContext,
} from './index.js';

const net = sequential(3, [dense(6, { activation: 'tanh' }), clip(1), dense(1)]);
const loss = 'meanSquaredError';
const absent = defineBackend({
  name: 'absent',
  priority: 40,
  unavailable: () => '@linnet/absent is not installed; add it with: npm install @linnet/absent',
  load: () => Promise.reject(new Error('never')),
});
const failing = defineBackend({
  name: 'failing',
  priority: 5,
  unavailable: () => undefined,
  load: () => Promise.reject(new Error('the driver crashed')),
});

describe('explain', () => {
  it('tells what each backend would run, what is missing, and what auto takes', async () => {
    const explanation = await explain(net, {
      loss,
      batchSize: 8,
      registry: createRegistry([js, failing, simd, absent]),
    });
    expect(`${explanation}`).toBe(
      [
        'training with meanSquaredError and adam in batches of 8: auto takes simd',
        'absent   unavailable  @linnet/absent is not installed; add it with: npm install @linnet/absent',
        'simd     runs         dense 3 to 6, then in place tanh and limits [-1, 1]',
        '                      dense 6 to 1',
        '                      meanSquaredError, adam, batches of 8',
        'js       runs         dense 3 to 6, tanh',
        '                      clip 6 to 6, limits [-1, 1]',
        '                      dense 6 to 1',
        '                      meanSquaredError, adam, batches of 8',
        'failing  unavailable  Backend "failing" did not load: the driver crashed',
      ].join('\n'),
    );
    expect(explanation).toMatchObject({ auto: 'simd', named: undefined });
    expect(explanation.backends.map(({ name, priority, status }) => [name, priority, status])).toEqual([
      ['absent', 40, 'unavailable'],
      ['simd', 30, 'runs'],
      ['js', 20, 'runs'],
      ['failing', 5, 'unavailable'],
    ]);
  });

  it('tells what is refused, and when nothing is left', async () => {
    const noisy = sequential(3, [jitter(0.1), dense(1)]);
    const registry = createRegistry([simd, js]);
    expect(`${await explain(noisy, { registry })}`).toBe(
      [
        'predicting: auto takes js',
        'simd  refuses  op "jitter" brings loops of its own, which only js runs',
        'js    runs     jitter 3 to 3, loops of its own',
        '               dense 3 to 1',
      ].join('\n'),
    );
    const nothing = await explain(noisy, { registry: createRegistry([simd]) });
    expect(nothing.auto).toBeUndefined();
    expect(`${nothing}`).toContain('predicting: no backend can run it');
    expect(`${await explain(noisy, { registry: createRegistry([]) })}`).toBe('predicting: no backend can run it');
  });

  it('knows what a compiled model is for, and what it names', async () => {
    const registry = createRegistry([simd, js]);
    const options = { loss: 'binaryCrossentropy', optimizer: 'sgd', registry } as const;
    const purpose = 'training with binaryCrossentropy and sgd in batches of 32';
    const firstLine = async (model: Pick<PredictingModel, 'plan' | 'predict'>): Promise<string | undefined> =>
      `${await explain(model)}`.split('\n')[0];
    expect(await firstLine(net.compile(options))).toBe(`${purpose}: auto takes simd`);
    expect(await firstLine(net.compile({ ...options, backend: 'simd' }))).toBe(`${purpose}: on simd, by name`);
    expect(await firstLine(net.compile({ ...options, backend: 'js' }))).toBe(
      `${purpose}: on js, by name; auto would take simd`,
    );
    expect(await firstLine(net.compile({ registry }))).toBe('predicting: auto takes simd');
    // In a run that names a backend, and has a registry.
    const inRun = (backend: string) =>
      withRunContext({ registry, backend }, () => firstLine(net.compile({ loss, optimizer: adam() })));
    expect(await inRun('js')).toContain(': on js, by name; auto would take simd');
    expect(await inRun('auto')).toContain(': auto takes simd');
  });

  it('tells of a backend that a model has by value first, whether it was loaded or not', async () => {
    const own = likeJs(() => ({ describe: () => ['everything at once'] }), 'own');
    const registry = createRegistry([js]);
    for (const backend of [own, await createRegistry([own]).backend('own')]) {
      const { backends, named, auto } = await explain(net.compile({ backend, registry }));
      expect([named, auto]).toEqual(['own', 'js']);
      expect(backends.map(({ name }) => name)).toEqual(['own', 'js']);
      expect(backends[0]).toMatchObject({ status: 'runs', lines: ['everything at once'] });
    }
    const { backends } = await explain(net.compile({ backend: js, registry }));
    expect(backends.map(({ name }) => name)).toEqual(['js']);
  });

  it('has a line for every op, where a backend does not describe', async () => {
    const lines = async (model: ReturnType<typeof sequential>): Promise<readonly string[]> =>
      (await explain(model, { registry: createRegistry([js]) })).backends[0]?.lines ?? [];
    const sequences = { returnSequences: true };
    expect(
      await lines(sequential([4, 3], [lstm(5, sequences), gru(4, sequences), simpleRnn(3), dropout(0.2), softmax()])),
    ).toEqual([
      'lstm 4 x 3 to 4 x 5, tanh, gates sigmoid',
      'gru 4 x 5 to 4 x 4, tanh, gates sigmoid',
      'simpleRnn 4 x 4 to 3, tanh',
      'dropout 3 to 3, rate 0.2',
      'softmax 3 to 3',
    ]);
    expect(await lines(sequential(2, [activation('relu')]))).toEqual(['activation 2 to 2, relu']);
  });

  it('refuses options that do nothing', async () => {
    const message = async (act: () => unknown): Promise<string> => (await errorOf(act)).message;
    expect(await message(() => explain(net, { batchSize: 8 }))).toContain('A batchSize is for training');
    expect(await message(() => explain(net, { optimizer: 'sgd' }))).toContain('An optimizer is for training');
    expect(await message(() => explain(net.compile({ loss }), { loss } as never))).toContain(
      'A compiled model has its own loss and optimizer',
    );
    expect(await message(() => explain(net, { batchsize: 8 } as never))).toContain('Did you mean "batchSize"?');
    expect(await message(() => explain(net, { loss: 'mse' as never }))).toContain('Did you mean "meanSquaredError"?');
    expect(await message(() => explain({} as never))).toBe('explain takes a model, such as sequential makes.');
  });
});
