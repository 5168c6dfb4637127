import { describe, expect, it } from 'vitest';
import { layersFor } from './layers-for.js';
import { parseLayers } from './layers-text.js';

const kinds = (text: string): readonly string[] => parseLayers(text).map(({ layer }) => layer.kind);

describe('parseLayers', () => {
  it('reads numbers as dense layers, and every other layer by its name', () => {
    const layers = parseLayers('16:relu, dense:8:tanh, conv1d:4x5:relu, dropout:0.2, 1:sigmoid').map(
      ({ layer }) => layer,
    );
    expect(layers.map(({ kind }) => kind)).toEqual(['dense', 'dense', 'conv1d', 'dropout', 'dense']);
    expect(layers[0]?.config).toMatchObject({ units: 16, activation: 'relu' });
    expect(layers[2]?.config).toMatchObject({ filters: 4, kernelSize: 5, activation: 'relu' });
    expect(layers[3]?.config).toMatchObject({ rate: 0.2 });
  });

  it('minds neither capitals nor dashes nor British spelling', () => {
    expect(kinds('batch-normalisation,LSTM:4,max-pooling1d,layerNormalization')).toEqual([
      'batchNormalization',
      'lstm',
      'maxPooling1d',
      'layerNormalization',
    ]);
  });

  it('hands every step on where the next layer takes steps', () => {
    const sequences = parseLayers('lstm:8,dropout:0.1,gru:4,simpleRnn:2,1').map(
      ({ layer }) => layer.config.returnSequences,
    );
    expect(sequences).toEqual([true, undefined, true, false, undefined]);
    expect(parseLayers('lstm:8:sequences,1')[0]?.layer.config).toMatchObject({ returnSequences: true });
  });

  it.each([
    ['16:rleu,lstn:4', ['item 1, "16:rleu"', 'Did you mean "relu"?', 'item 2, "lstn:4"', 'Did you mean "lstm"?']],
    ['8,,1', ['item 2, ""', 'UNITS[:ACTIVATION]']],
    ['conv1d:8', ['filters x size', 'conv1d:FILTERSxSIZE[:ACTIVATION]']],
    ['dropout:2', ['The rate of dropout is 2']],
    ['0:relu', ['item 1, "0:relu"', 'units']],
    ['1.5', ['item 1, "1.5"']],
    ['16:relu:relu', ['takes 1 to 2']],
    ['flatten:3', ['takes 0']],
    ['lstm:8:all', ['"sequences"']],
    ['bidirectional:dense:3', ['no recurrent layer']],
    ['constructor:3', ['Unknown layer "constructor"']],
  ])('tells what is wrong with %s', (text, words) => {
    for (const word of words) expect(() => parseLayers(text)).toThrow(word);
  });
});

describe('layersFor', () => {
  it('makes steps of rows for layers that take some, and a row of steps for those that take none', () => {
    const of = (text: string, row: readonly number[]): readonly string[] =>
      layersFor(text, row).map(({ kind }) => kind);
    expect(of('lstm:4,1', [128])).toEqual(['reshape', 'lstm', 'dense']);
    expect(of('dropout:0.1,conv1d:4x2,flatten,1', [128])[0]).toBe('reshape');
    expect(of('8,1', [2, 1])).toEqual(['flatten', 'dense', 'dense']);
    expect(of('lstm:4,1', [2, 1])).toEqual(['lstm', 'dense']);
    expect(of('8,1', [128])).toEqual(['dense', 'dense']);
  });
});
