import { parseLayers } from 'linnet';
import { describe, expect, it } from 'vitest';
import { activationOptions } from './activation-names.js';
import { changeKind, joinLayers, layerKinds, moveItem, splitLayers } from './layer-items.js';

describe('splitLayers', () => {
  it('takes layers apart', () => {
    expect(splitLayers('4:relu, conv1d:8x5:tanh,bidirectional:lstm:8:sequences,dropout:0.2,softmax')).toEqual([
      { kind: 'dense', size: '4', activation: 'relu' },
      { kind: 'conv1d', size: '8x5', activation: 'tanh' },
      { kind: 'bidirectional', size: 'lstm:8', activation: 'sequences' },
      { kind: 'dropout', size: '0.2', activation: '' },
      { kind: 'softmax', size: '', activation: '' },
    ]);
  });

  it('knows kinds by other spellings, and keeps what it does not know', () => {
    expect(splitLayers('batch-normalisation,LSTM:4,magic:3:x')).toEqual([
      { kind: 'batchNormalization', size: '', activation: '' },
      { kind: 'lstm', size: '4', activation: '' },
      { kind: 'magic', size: '3', activation: 'x' },
    ]);
    expect(splitLayers('')).toEqual([]);
  });

  it.each([
    '4:relu,1:sigmoid',
    'lstm:8:sequences,gru:4,1',
    'bidirectional:lstm:8,dense:x',
    'softmax:3',
    'a,,b',
    'conv1d:8x5:relu,maxPooling1d,maxPooling1d:3,flatten',
  ])('puts %s together again', (text) => {
    expect(joinLayers(splitLayers(text)).replace('softmax,3', 'softmax:3')).toBe(text);
  });
});

it('starts every kind of layer as one that the engine takes', () => {
  const items = Object.keys(layerKinds).map((kind) => changeKind({ kind: 'flatten', size: '', activation: '' }, kind));
  expect(parseLayers(joinLayers(items))).toHaveLength(items.length);
});

it('offers activations that the engine takes', () => {
  const text = activationOptions(false, 'relu').map(({ value }) => (value === '' ? '2' : `2:${value}`));
  expect(parseLayers(text.join(','))).toHaveLength(text.length);
  expect(activationOptions(true, 'elu').map(({ value }) => value)).toEqual([
    '',
    'linear',
    'relu',
    'tanh',
    'sigmoid',
    'softsign',
    'elu',
  ]);
});

it('keeps what two kinds have in common', () => {
  const dense = { kind: 'dense', size: '16', activation: 'relu' };
  expect(changeKind(dense, 'lstm')).toEqual({ kind: 'lstm', size: '16', activation: '' });
  expect(changeKind(dense, 'conv1d')).toEqual({ kind: 'conv1d', size: '8x5', activation: 'relu' });
});

it('moves a layer, as far as it goes', () => {
  const items = splitLayers('1,2,3');
  expect(joinLayers(moveItem(items, 1, -1))).toBe('2,1,3');
  expect(joinLayers(moveItem(items, 2, 1))).toBe('1,2,3');
});
