import { describe, expect, it } from 'vitest';
import {
  activation,
  averagePooling1d,
  bidirectional,
  conv1d,
  dense,
  dropout,
  embedding,
  flatten,
  gaussianNoise,
  globalAveragePooling1d,
  globalMaxPooling1d,
  gru,
  type Layer,
  layerNormalization,
  lstm,
  maxPooling1d,
  reshape,
  sequential,
  simpleRnn,
  softmax,
} from './index.js';

/** A layer that computes nothing new, under a long name, as the vendor's package has one. */
const outputClip: Layer = {
  kind: 'output_clip_layer',
  config: {},
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [-1, 1] }),
};

describe('summary', () => {
  it('is Keras’s table: columns, wrapped names, totals', () => {
    const layers = [100, 64, 64, 32].flatMap((units) => [dense(units, { activation: 'relu' }), outputClip]);
    const model = sequential(100, [...layers, dense(1, { activation: 'tanh' })]);
    expect(model.parameters).toBe(22_837);
    const lines = model.summary().split('\n');
    expect([...lines.slice(0, 10), '...', ...lines.slice(-5)].join('\n')).toBe(`Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
┃ Layer (type)                    ┃ Output Shape           ┃ Param #       ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
│ dense (Dense)                   │ (None, 100)            │ 10,100        │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ output_clip_layer               │ (None, 100)            │ 0             │
│ (Output_clip_layer)             │                        │               │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ dense_1 (Dense)                 │ (None, 64)             │ 6,464         │
...
│ dense_4 (Dense)                 │ (None, 1)              │ 33            │
└─────────────────────────────────┴────────────────────────┴───────────────┘
 Total params: 22,837 (89.21 KB)
 Trainable params: 22,837 (89.21 KB)
 Non-trainable params: 0 (0.00 B)`);
    expect(new Set(lines.slice(1, -3).map((line) => line.length))).toEqual(new Set([76]));
  });

  it('has Keras’s names of recurrent layers, and their shapes', () => {
    const layers = [lstm(4, { returnSequences: true }), gru(3, { returnSequences: true }), simpleRnn(2), dropout(0.1)];
    const text = sequential([5, 2], [...layers, dense(3), activation('relu'), softmax()]).summary();
    for (const [type, shape, parameters] of [
      ['lstm (LSTM)', '(None, 5, 4)', 112],
      ['gru (GRU)', '(None, 5, 3)', 81],
      ['simple_rnn (SimpleRNN)', '(None, 2)', 12],
      ['dropout (Dropout)', '(None, 2)', 0],
      ['dense (Dense)', '(None, 3)', 9],
      ['activation (Activation)', '(None, 3)', 0],
      ['softmax (Softmax)', '(None, 3)', 0],
    ] as const) {
      expect(text).toContain(`│ ${type.padEnd(31)} │ ${shape.padEnd(22)} │ ${String(parameters).padEnd(13)} │`);
    }
  });

  it('has Keras’s names of layers for signals', () => {
    const layers = [
      embedding(4, { vocabularySize: 10 }),
      conv1d(3, { kernelSize: 3, padding: 'same' }),
      maxPooling1d(),
    ];
    const more = [averagePooling1d(), gaussianNoise(0.1), bidirectional(lstm(2, { returnSequences: true }))];
    const last = [layerNormalization(), globalMaxPooling1d(), reshape([2, 2]), globalAveragePooling1d(), flatten()];
    const text = sequential(8, [...layers, ...more, ...last])
      .summary()
      .replaceAll(/\s*│\n│ +/g, ' ');
    for (const name of [
      'embedding (Embedding)',
      'conv1d (Conv1D)',
      'max_pooling1d (MaxPooling1D)',
      'average_pooling1d',
      '(AveragePooling1D)',
      'gaussian_noise (GaussianNoise)',
      'bidirectional (Bidirectional)',
      '(LayerNormalization)',
      '(GlobalMaxPooling1D)',
      'reshape (Reshape)',
      '(GlobalAveragePooling1D)',
      'flatten (Flatten)',
    ]) {
      expect(text).toContain(name);
    }
  });

  it('shows notes under the totals, and the name that was given', () => {
    const text = sequential([2, 3], [outputClip], { name: 'filter', notes: ['Latency: 5', '  much'] }).summary();
    expect(text).toMatch(/^Model: "filter"\n/);
    expect(text).toMatch(/\n Non-trainable params: 0 \(0\.00 B\)\n Latency: 5\n {3}much$/);
    expect(text).toContain('(None, 2, 3)');
  });

  it('counts parameters that do not train apart, and large ones in larger units', () => {
    const statistics: Layer = {
      kind: 'statistics',
      config: {},
      lower: (plan, from) => {
        plan.param({ name: 'mean', shape: [3], initialiser: { kind: 'constant', value: 0 }, trained: false });
        return plan.op('clip', from, from.shape, { to: [0, 1] });
      },
    };
    const text = sequential(3, [statistics, dense(1_000_000)]).summary();
    expect(text).toContain(' Total params: 4,000,003 (15.26 MB)');
    expect(text).toContain(' Trainable params: 4,000,000 (15.26 MB)');
    expect(text).toContain(' Non-trainable params: 3 (12.00 B)');
  });
});
