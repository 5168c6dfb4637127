import { expectTypeOf, test } from 'vitest';
import type { ArbitraryGenerator, Moku, NeuralNetwork, Waveform } from './index.js';

declare const moku: Moku;

test('a name chooses the instrument', () => {
  expectTypeOf(moku.instrument(1, 'neuralnetwork')).toEqualTypeOf<NeuralNetwork>();
  expectTypeOf(moku.deploy(1, 'awg')).resolves.toEqualTypeOf<ArbitraryGenerator>();
  // @ts-expect-error no such instrument
  moku.instrument(1, 'neural');
});

test('connections name places', () => {
  moku.setConnections([{ source: 'Slot1OutA', destination: 'Output1' }]);
  // @ts-expect-error an output is no source
  moku.setConnections([{ source: 'Output1', destination: 'Slot1InA' }]);
  // @ts-expect-error no such port
  moku.setConnections([{ source: 'Slot1OutE', destination: 'Slot1InA' }]);
});

test('a waveform has what its type needs', () => {
  expectTypeOf<{ type: 'Sine'; frequency: 5 }>().toExtend<Waveform>();
  // @ts-expect-error a square wave needs its duty
  const square: Waveform = { type: 'Square' };
  // @ts-expect-error a sine has no duty
  const sine: Waveform = { type: 'Sine', duty: 50 };
  expectTypeOf([square, sine]).toExtend<readonly Waveform[]>();
});
