import { formatShape, type LayerSpec, sameShape, showValue } from '@linnet/core';
import { type LayerReading, readingOf } from './layer-reading.js';
import { isRecurrent, readDirection } from './recurrent.js';
import type { FloatScope } from './scope.js';
import { type LayerWriter, misfit, type Value } from './value.js';

type Merge = 'concatenate' | 'sum' | 'product' | 'mean';

/** Steps read forwards by one layer and backwards by another, and what both give made one. */
export function readBidirectional(read: LayerReading): LayerWriter {
  const { config = {} } = read.spec;
  const merge = read.choice('merge', ['concatenate', 'sum', 'product', 'mean'], 'concatenate');
  const there = directionOf(read, config.layer, 'forward');
  const back = directionOf(read, config.backward ?? config.layer, 'backward');
  return (scope, from) => merged(scope, there(scope, from), back(scope, from), merge);
}

/** A layer within the layer, which has its weights under names with the direction in front. */
function directionOf(read: LayerReading, given: unknown, direction: 'forward' | 'backward'): LayerWriter {
  const { kind, config }: Readonly<Record<string, unknown>> = { ...Object(given) };
  if (!isRecurrent(kind)) {
    read.problems.push(`has ${showValue(kind)} for its ${direction} layer; use lstm, gru or simpleRnn.`);
    return (_, from) => from;
  }
  const inner: LayerSpec = { ...read.spec, kind, config: { ...Object(config) } };
  const reading = readingOf(inner);
  const nameOf = (weight: string): string => `${direction}${weight.charAt(0).toUpperCase()}${weight.slice(1)}`;
  const writer = readDirection(reading, kind, nameOf, direction === 'forward' ? 'forward' : 'reverse');
  read.problems.push(...reading.problems);
  return writer;
}

function merged(scope: FloatScope, forward: Value, backward: Value, merge: Merge): Value {
  const [there, back] = [forward.axes, backward.axes];
  const tensors = [forward.tensor, backward.tensor];
  if (merge === 'concatenate' && sameShape(there.slice(0, -1), back.slice(0, -1))) {
    const axes = [...there.slice(0, -1), (there.at(-1) ?? 0) + (back.at(-1) ?? 0)];
    return { tensor: scope.node('Concat', tensors, { axis: { int: -1 } }), axes };
  }
  if (merge === 'concatenate' || !sameShape(there, back)) {
    throw misfit(`merges rows of ${formatShape(there)} and of ${formatShape(back)} by ${merge}.`);
  }
  return { tensor: scope.node(operators[merge], tensors), axes: there };
}

const operators = { sum: 'Sum', product: 'Mul', mean: 'Mean' } as const;
