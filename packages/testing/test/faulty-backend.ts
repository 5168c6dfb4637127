import {
  activations,
  type Backend,
  type BackendPlugin,
  clippingKinds,
  constraintKinds,
  defineBackend,
  lossKinds,
  mergeKinds,
  optimizerKinds,
  type Plan,
  type PlanOp,
  type Training,
  unfoldedActivations,
} from '@linnet/core';
import type { Reference } from '../src/backend/reference.js';
import type { Fault, Has } from './faults.js';
import { faultyLanes } from './faulty-lanes.js';
import { faultyProgram } from './faulty-program.js';
import { faultyReference } from './faulty-reference.js';
import { faultyStateful } from './faulty-stateful.js';

/** The suite's own reference as a backend, in doubles: right in everything, or in everything but one. */
export const faultyBackend = (name: string, fault?: Fault): BackendPlugin<string, Record<never, never>> =>
  defineBackend({
    name,
    priority: 0,
    unavailable: () => undefined,
    load: async (): Promise<Backend> => createBackend(name, (other) => fault === other),
  });

const predictOnly: Training = {
  loss: { kind: 'meanSquaredError' },
  optimizer: { kind: 'sgd', learningRate: 0, momentum: 0, nesterov: false },
  batchSize: 1,
};

function createBackend(name: string, has: Has): Backend {
  const shared = new Map<Plan, Reference>();
  const compile = (plan: Plan, training: Training = predictOnly) => {
    const fresh = faultyReference(plan, training, has);
    const reference = has('has one memory for all programs') ? (shared.get(plan) ?? fresh) : fresh;
    shared.set(plan, reference);
    return faultyProgram(reference, plan, training, has);
  };
  return {
    name,
    refuse: (plan, training) => (has('refuses nothing') ? [] : reasonsAgainst(plan, training ?? predictOnly, has)),
    compile,
    describe: ({ ops }) => (has('describes nothing at all') ? [] : ops.map(({ kind }) => `${kind} in doubles`)),
    compileStateful: (plan) => faultyStateful(plan, predictOnly, has),
    compileLanes: async (plan, training, lanes) =>
      faultyLanes(
        Array.from({ length: lanes }, () => compile(plan, training)),
        has,
      ),
    dispose: () => undefined,
  };
}

// Kinds that a newer core may bring are not among these.
const known = {
  op: [
    'dense',
    'activation',
    'softmax',
    'dropout',
    'gaussianNoise',
    'batchNormalization',
    'layerNormalization',
    'conv1d',
    'maxPooling1d',
    'averagePooling1d',
    'reshape',
    'embedding',
    'reverse',
    'merge',
    'lstm',
    'gru',
    'simpleRnn',
    'clip',
    'quantise',
  ],
  activation: [...activations, ...unfoldedActivations],
  merge: mergeKinds,
  constraint: constraintKinds,
  clipping: clippingKinds,
  loss: lossKinds,
  optimizer: optimizerKinds,
} as const;

function reasonsAgainst(plan: Plan, { loss, optimizer }: Training, has: Has): readonly string[] {
  const missing = (what: keyof typeof known, kind: string): readonly string[] =>
    (known[what] as readonly string[]).includes(kind) ? [] : [`${what} ${kind}`];
  const constraints = has('takes every constraint') ? [] : plan.params.flatMap((slot) => slot.constraint ?? []);
  const clippings = has('takes every clipping') ? [] : [optimizer.clipping ?? []].flat();
  const merges = has('merges by every name') ? [] : plan.ops.flatMap((op) => (op.kind === 'merge' ? [op.by] : []));
  return [
    ...(plan.contract === 1 ? [] : [`contract ${plan.contract}`]),
    ...plan.ops.flatMap((op) => missing('op', op.kind === 'custom' ? op.definition.name : op.kind)),
    ...plan.ops.flatMap(activationsOf).flatMap((kind) => missing('activation', kind)),
    ...merges.flatMap((by) => missing('merge', by)),
    ...constraints.flatMap(({ kind }) => missing('constraint', kind)),
    ...clippings.flatMap(({ by }) => missing('clipping', by)),
    ...missing('loss', loss.kind),
    ...missing('optimizer', optimizer.kind),
  ];
}

const activationsOf = (op: PlanOp): readonly string[] => [
  ...('activation' in op ? [op.activation] : []),
  ...('recurrentActivation' in op ? [op.recurrentActivation] : []),
];
