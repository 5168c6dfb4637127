import { random } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, small, sums } from '../../test/small.js';
import { parseCheckpoint, stringifyCheckpoint } from '../checkpoints.js';
import { type Checkpoint, type CheckpointValue, earlyStopping } from '../index.js';
import { decodeCheckpointValue, encodeCheckpointValue } from './checkpoint-value.js';

const through = (value: CheckpointValue): CheckpointValue =>
  decodeCheckpointValue(JSON.parse(JSON.stringify(encodeCheckpointValue(value))));

async function checkpointOf(): Promise<Checkpoint> {
  const kept: Checkpoint[] = [];
  const callbacks = [earlyStopping({ monitor: 'loss', patience: 9, restoreBest: true })];
  const checkpoints = { everySeconds: 0, save: (checkpoint: Checkpoint) => void kept.push(checkpoint) };
  await small().fit(sums(20), { ...quiet, callbacks, checkpoints });
  const last = kept.at(-1);
  if (last === undefined) throw new Error('There is no checkpoint.');
  return last;
}

describe('values in checkpoints', () => {
  it.each<CheckpointValue>([
    null,
    true,
    '',
    0.1,
    -0,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    [],
    [1, [2, 'x']],
    { a: { b: [null, -0] } },
    { $array: 'float32', bytes: 'AAAA' },
    { $number: 'NaN', $$: 1 },
    Float32Array.of(-0, 1e-45, Number.NaN, 3.4e38),
    Float64Array.of(-0, 5e-324, Number.NEGATIVE_INFINITY),
    { empty: new Float32Array(0) },
    new Float64Array(new ArrayBuffer(32), 8, 2),
  ])('%o survives to the bit', (value) => {
    expect(through(value)).toStrictEqual(value instanceof Float64Array ? value.slice() : value);
  });

  it('any bits of arrays survive, long ones too', () => {
    const generator = random(3);
    const words = Uint32Array.from({ length: 50_000 }, () => generator.randint(0, 2 ** 32));
    const back = through(new Float32Array(words.buffer)) as Float32Array;
    expect(new Uint32Array(back.buffer)).toEqual(words);
  });

  it('members that are not there stay away', () => {
    expect(through({ a: undefined, b: 1 })).toStrictEqual({ b: 1 });
  });
});

describe('a checkpoint’s text', () => {
  it('is JSON, and gives the same checkpoint back', async () => {
    const checkpoint = await checkpointOf();
    expect(checkpoint).toMatchObject({ format: 'linnet-checkpoint/1', epochs: 3, program: { step: 9 } });
    const text = stringifyCheckpoint(checkpoint);
    expect(() => JSON.parse(text)).not.toThrow();
    expect(parseCheckpoint(text)).toStrictEqual(checkpoint);
  });

  const change = async (edit: (json: Record<string, unknown>) => void): Promise<string> => {
    const json = JSON.parse(stringifyCheckpoint(await checkpointOf()));
    edit(json);
    return JSON.stringify(json);
  };
  const refusal = async (text: string): Promise<string> => {
    const error = await errorOf(() => parseCheckpoint(text));
    expect(error.code).toBe('bad-file');
    return error.message;
  };

  it('is refused where it was cut off, or is something else', async () => {
    const text = stringifyCheckpoint(await checkpointOf());
    expect(await refusal(text.slice(0, -9))).toBe('The checkpoint is not JSON; it may have been cut off.');
    expect(await refusal('null')).toContain('it is not an object');
    expect(await refusal('['.repeat(1e5) + ']'.repeat(1e5))).toContain('it is nested too deeply');
    expect(await refusal('[]')).toContain('its format is undefined');
    expect(await refusal('{"format":"linnet/1"}')).toContain(
      'its format is "linnet/1"; this version reads "linnet-checkpoint/1"',
    );
  });

  it.each<[string, (json: Record<string, unknown>) => void, string]>([
    ['no program', (json) => void delete json.program, 'program is missing or damaged'],
    [
      'no seeds and null settings',
      (json) => void Object.assign(json, { seeds: null, settings: null }),
      'seeds, settings are missing or damaged',
    ],
    [
      'parameters that are no arrays',
      (json) => void Object.assign(json, { program: { params: [[1]], moments: [], step: 1 } }),
      'program is missing or damaged',
    ],
    ['half an epoch', (json) => void Object.assign(json, { epochs: 2.5 }), 'epochs is missing or damaged'],
    ['a log too few', (json) => void Object.assign(json, { epochs: 2 }), 'it does not have a log for each epoch'],
    [
      'a log without a loss',
      (json) => void Object.assign(json, { logs: [{ epoch: 0, learningRate: 1, seconds: 1, training: {} }] }),
      'logs is missing or damaged',
    ],
    ['a negative rate', (json) => void Object.assign(json, { learningRate: -1 }), 'learningRate is missing or damaged'],
    [
      'a rate that is no number',
      (json) => void Object.assign(json, { learningRate: { $number: 'NaN' } }),
      'learningRate is missing or damaged',
    ],
    [
      'a step that cannot be counted',
      (json) => void Object.assign(json.program as object, { step: 2 ** 60 }),
      'program is missing or damaged',
    ],
    [
      'moments that are no numbers',
      // Four times 255: a NaN.
      (json) => void Object.assign(json.program as object, { moments: [{ $array: 'float32', bytes: '/////w==' }] }),
      'program is missing or damaged',
    ],
    [
      'logs in another order',
      (json) => void (json.logs as unknown[]).reverse(),
      'it does not have a log for each epoch',
    ],
    ['a stop that is no text', (json) => void Object.assign(json, { stopped: 1 }), 'stopped is missing or damaged'],
    [
      'an array of no kind',
      (json) => void Object.assign(json, { x: { $array: 'int8', bytes: '' } }),
      'an array in it has no known kind',
    ],
    [
      'an array cut off',
      (json) => void Object.assign(json, { x: { $array: 'float32', bytes: 'AAA=' } }),
      'an array in it is cut off',
    ],
    [
      'an array that is not base64',
      (json) => void Object.assign(json, { x: { $array: 'float32', bytes: '*' } }),
      'an array in it is not base64',
    ],
  ])('is refused with %s', async (_, edit, part) => {
    expect(await refusal(await change(edit))).toContain(part);
  });

  it('whose callback states are others’ is refused by the callback, before anything is trained', async () => {
    const checkpoint = await checkpointOf();
    const model = small();
    const before = model.toArtifact();
    const callbacks = [earlyStopping({ monitor: 'loss', patience: 9, restoreBest: true })];
    const resume = { ...checkpoint, callbacks: [{ count: 3 }, null] };
    const error = await errorOf(() => model.fit(sums(20), { ...quiet, callbacks, resume }));
    expect(error.message).toContain('no state of earlyStopping where this run has one');
    expect(model.toArtifact()).toEqual(before);
  });

  it('whose best weights are not of this model, or were not kept, is refused before anything is trained', async () => {
    const checkpoint = await checkpointOf();
    const model = small();
    const before = model.toArtifact();
    const callbacks = [earlyStopping({ monitor: 'loss', patience: 9, restoreBest: true })];
    for (const weights of [[], [new Float32Array(3)]]) {
      const state = { waited: 0, best: { value: 1, epoch: 0, weights } };
      const resume = { ...checkpoint, callbacks: [state, null] };
      const error = await errorOf(() => model.fit(sums(20), { ...quiet, callbacks, resume }));
      expect(error.message).toContain('holds no best weights that fit this model');
      expect(model.toArtifact()).toEqual(before);
    }
  });
});
