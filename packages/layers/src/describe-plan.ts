import { formatShape, type OptimizerSpec, type Plan, type PlanOp, type Training } from '@linnet/core';

/** What a plan is made of, a line for each op, then how it is trained: for backends that do not tell what they run. */
export function describePlan(plan: Plan, training?: Training): readonly string[] {
  const lines = plan.ops.map((op) => describeOp(op, plan));
  if (training === undefined) return lines;
  const { loss, optimizer, batchSize } = training;
  const ofLogits = 'fromLogits' in loss && loss.fromLogits === true ? ' of logits' : '';
  return [...lines, `${loss.kind}${ofLogits}, ${optimizer.kind}${extrasOf(optimizer)}, batches of ${batchSize}`];
}

function extrasOf({ weightDecay, clipping }: OptimizerSpec): string {
  const decay = weightDecay === undefined ? '' : `, weight decay ${weightDecay}`;
  return clipping === undefined ? decay : `${decay}, gradients clipped by ${clipping.by} at ${clipping.limit}`;
}

function describeOp(op: PlanOp, { buffers }: Plan): string {
  const shapeAt = (buffer: number): string => formatShape(buffers[buffer] ?? []);
  const [inputs, outputs] = [op.inputs, op.outputs].map((places) => places.map(shapeAt).join(' and '));
  return `${nameOf(op)} ${inputs} to ${outputs}${detailOf(op)}`;
}

const nameOf = (op: PlanOp): string => (op.kind === 'custom' ? op.definition.name : op.kind);

function detailOf(op: PlanOp): string {
  switch (op.kind) {
    case 'dense':
      return op.activation === 'linear' ? '' : `, ${op.activation}`;
    case 'lstm':
    case 'gru':
      return `, ${op.activation}, gates ${op.recurrentActivation}`;
    case 'activation':
      return `, ${op.activation}${op.slope === undefined ? '' : ` of slope ${op.slope}`}`;
    case 'simpleRnn':
      return `, ${op.activation}`;
    case 'batchNormalization':
      return op.frozen === true ? ', frozen' : '';
    case 'conv1d':
      return `, every ${op.stride}, ${op.activation}`;
    case 'maxPooling1d':
    case 'averagePooling1d':
      return `, ${op.size} every ${op.stride}`;
    case 'dropout':
      return `, rate ${op.rate}`;
    case 'gaussianNoise':
      return `, deviation ${op.deviation}`;
    case 'clip':
      return `, limits [${op.to.join(', ')}]`;
    case 'quantise':
      return `, steps of ${op.step} from ${op.least} to ${op.greatest}`;
    case 'merge':
      return `, ${op.by}`;
    case 'custom':
      return ', loops of its own';
    default:
      return '';
  }
}
