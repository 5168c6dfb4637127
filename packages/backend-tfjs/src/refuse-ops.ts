import {
  activations,
  mergeKinds,
  type OpKinds,
  type Plan,
  type PlanOp,
  type Shape,
  sameShape,
  sizeOf,
  unfoldedActivations,
} from '@linnet/core';
import { paramNeeds } from './param-needs.js';

type Recurrent = 'lstm' | 'gru' | 'simpleRnn';

// An object, so that the types tell when core knows one more.
const kinds: Readonly<Record<Exclude<keyof OpKinds, Recurrent | 'custom'>, true>> = {
  dense: true,
  activation: true,
  softmax: true,
  dropout: true,
  gaussianNoise: true,
  batchNormalization: true,
  layerNormalization: true,
  conv1d: true,
  maxPooling1d: true,
  averagePooling1d: true,
  reshape: true,
  embedding: true,
  reverse: true,
  merge: true,
  clip: true,
  quantise: true,
};

/** Reasons why an op cannot be run: there are no kernels for its kind, or a plan made by hand does not fit together. */
export function reasonsOf(op: PlanOp, plan: Plan): readonly string[] {
  if (op.kind === 'custom') {
    return [`no kernels for "${op.definition.name}", which brings loops of its own; the backend "js" runs those`];
  }
  if (!Object.hasOwn(kinds, op.kind)) return [`no kernels for op "${op.kind}"`];
  const { from, to } = buffersOf(op, plan);
  const [input, output] = [from[0], to[0]];
  if (input === undefined || output === undefined || from.length < op.inputs.length) {
    return [`${op.kind} names a buffer that the plan does not have`];
  }
  return [...settingReasons(op), ...shapeReasons(op, from, output), ...paramNeeds(op, input, output, plan)];
}

/** The shapes of those buffers that there are. */
const buffersOf = (
  { inputs, outputs }: PlanOp,
  { buffers }: Plan,
): { readonly from: readonly Shape[]; readonly to: readonly Shape[] } => ({
  from: inputs.flatMap((index) => (buffers[index] === undefined ? [] : [buffers[index]])),
  to: outputs.flatMap((index) => (buffers[index] === undefined ? [] : [buffers[index]])),
});

function settingReasons(op: PlanOp): readonly string[] {
  if (op.kind === 'merge') return mergeKinds.includes(op.by) ? [] : [`no merge by "${op.by}"`];
  if (!('activation' in op)) return [];
  const known: readonly string[] = op.kind === 'activation' ? [...activations, ...unfoldedActivations] : activations;
  return known.includes(op.activation) ? [] : [`no activation "${op.activation}"`];
}

function shapeReasons({ kind }: PlanOp, from: readonly Shape[], to: Shape): readonly string[] {
  const [first = [], ...others] = from;
  if (kind === 'merge' && !others.every((shape) => sameShape(shape, first))) return ['merge needs inputs of one shape'];
  if (kind === 'reshape' && sizeOf(first) !== sizeOf(to)) {
    return [`reshape needs as many numbers before as after, and has ${sizeOf(first)} and ${sizeOf(to)}`];
  }
  return [];
}
