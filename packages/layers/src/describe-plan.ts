import { formatShape, type Plan, type PlanOp, type Training } from '@linnet/core';

/** What a plan is made of, a line for each op, then how it is trained: for backends that do not tell what they run. */
export function describePlan(plan: Plan, training?: Training): readonly string[] {
  const lines = plan.ops.map((op) => describeOp(op, plan));
  if (training === undefined) return lines;
  const { loss, optimizer, batchSize } = training;
  return [...lines, `${loss.kind}, ${optimizer.kind}, batches of ${batchSize}`];
}

function describeOp(op: PlanOp, { buffers }: Plan): string {
  const shapes = ([buffer = 0]: readonly number[]): string => formatShape(buffers[buffer] ?? []);
  return `${nameOf(op)} ${shapes(op.inputs)} to ${shapes(op.outputs)}${detailOf(op)}`;
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
    case 'simpleRnn':
      return `, ${op.activation}`;
    case 'dropout':
      return `, rate ${op.rate}`;
    case 'clip':
      return `, limits [${op.to.join(', ')}]`;
    case 'softmax':
      return '';
    case 'custom':
      return ', loops of its own';
  }
}
