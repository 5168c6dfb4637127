import type { ModelArtifact, NdArray, QuantisedNetwork, WordFormat } from '@linnet/core';
import { expectTypeOf, test } from 'vitest';
import {
  type CalibrationMethod,
  emulate,
  emulateIntegers,
  fixedPoint,
  type QuantiseOptions,
  quantise,
  quantiseInputs,
  sweepBits,
} from './index.js';

declare const artifact: ModelArtifact;
declare const x: NdArray;

test('formats are values', () => {
  expectTypeOf(fixedPoint(16, 15)).toExtend<WordFormat>();
  // @ts-expect-error: no such rounding
  fixedPoint(16, 15, { rounding: 'up' });
  // @ts-expect-error: numbers, not a text
  fixedPoint('ap_fixed<16,1>');
});

test('options say what they may be', () => {
  expectTypeOf<QuantiseOptions['weights']>().toEqualTypeOf<number | WordFormat | readonly WordFormat[] | undefined>();
  expectTypeOf<{ readonly percentile: number }>().toExtend<CalibrationMethod>();
  // @ts-expect-error: profiles are values
  quantise(artifact, { profile: 'moku-go' });
  // @ts-expect-error: a bias has a format, since no range is fitted to it
  quantise(artifact, { biases: 16 });
  // @ts-expect-error: a misspelling
  quantise(artifact, { scale: 'perChannel' });
  // @ts-expect-error: these are what a sweep tries
  sweepBits(artifact, { x, y: x }, { quantise: { weights: 8 } });
});

test('a quantised artifact has its network', () => {
  expectTypeOf(quantise(artifact).artifact.quantised).toEqualTypeOf<QuantisedNetwork>();
  expectTypeOf(quantise(artifact).artifact).toExtend<ModelArtifact>();
});

test('integers and numbers do not mix', () => {
  const { network } = quantise(artifact);
  expectTypeOf(emulateIntegers(network, quantiseInputs(network, x)).data).toExtend<Int32Array>();
  // @ts-expect-error: numbers where integers are taken
  emulateIntegers(network, x);
  // @ts-expect-error: integers where numbers are taken
  emulate(network, quantiseInputs(network, x));
});
