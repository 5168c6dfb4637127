import type { Activation, Plan, PlanOp, Shape } from '@linnet/core';
import * as layout from './layout.js';
import { lineOf, ownLinks, plainStage, type Stage, type StageMaker } from './stages.js';
import { activationNames, codeOf } from './vocabulary.js';

type OpOf<Kind extends PlanOp['kind']> = Extract<PlanOp, { readonly kind: Kind }>;

/** Stages of the common kernel. */
export const commonStages: StageMaker = ({ op, index, input, plan }) => {
  switch (op.kind) {
    case 'dense':
      return [denseStage(plainStage(index, input), op, plan)];
    case 'lstm':
      return [lstmStage(op, index, input, plan)];
    case 'softmax':
      return [{ ...plainStage(index, input), kind: 'softmax', code: layout.SOFTMAX }];
    default:
      throw new RangeError(`The kernel has no op "${op.kind}"; refuse says so.`);
  }
};

/** What an op multiplies by, and the function of its result. */
interface Product {
  readonly kernel: number;
  readonly bias?: number;
  readonly activation: Activation;
}

/** A product over lines, and its function. */
export const denseStage = (
  plain: Omit<Stage, 'kind' | 'code'>,
  { kernel, bias, activation }: Product,
  { params }: Plan,
): Stage => ({
  ...plain,
  kind: 'dense',
  code: layout.DENSE,
  units: lineOf(params[kernel]?.shape ?? []),
  links: ownLinks(activation),
  params: { [layout.STAGE_KERNEL]: kernel, [layout.STAGE_BIAS]: bias },
});

function lstmStage(op: OpOf<'lstm'>, index: number, input: Shape, plan: Plan): Stage {
  const stage = recurrentStage(op, index, input, plan);
  return {
    ...stage,
    kind: 'lstm',
    code: layout.LSTM,
    buffers: [
      ...stage.buffers,
      [layout.STAGE_CELLS, stage.steps],
      [layout.STAGE_CELL_RESULTS, stage.steps],
      [layout.STAGE_START_CELLS, 1],
      [layout.STAGE_CELL_GRADIENT, 1, 'gradient'],
    ],
  };
}

/** Gates of each kind of recurrent op. */
const gatesOf = { lstm: 4, gru: 3, simpleRnn: 1 };

/** What recurrent stages have in common. */
export function recurrentStage(
  op: OpOf<'lstm' | 'gru' | 'simpleRnn'>,
  index: number,
  input: Shape,
  { params }: Plan,
): Omit<Stage, 'kind' | 'code'> {
  const plain = plainStage(index, input);
  const gates = gatesOf[op.kind];
  return {
    ...plain,
    units: params[op.recurrent]?.shape[0] ?? 1,
    gates,
    sequences: op.sequences,
    params: {
      [layout.STAGE_KERNEL]: op.kernel,
      [layout.STAGE_RECURRENT]: op.recurrent,
      [layout.STAGE_BIAS]: op.bias,
    },
    words: {
      [layout.STAGE_ACTIVATION]: codeOf(activationNames, op.activation),
      [layout.STAGE_RECURRENT_ACTIVATION]: codeOf(
        activationNames,
        op.kind === 'simpleRnn' ? 'linear' : op.recurrentActivation,
      ),
    },
    buffers: [
      [layout.STAGE_GATES, plain.steps * gates],
      [layout.STAGE_STATES, plain.steps],
      [layout.STAGE_START, 1],
      [layout.STAGE_STATE_GRADIENT, 1, 'gradient'],
    ],
  };
}
