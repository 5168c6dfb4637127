import { formatShape, type Plan, separateHead, type Training } from '@linnet/core';
import { type Link, type Stage, stagesOf } from './stages.js';

/** What the kernel runs, a line for each stage, then for the loss. */
export function describe(plan: Plan, training?: Training): readonly string[] {
  if (training === undefined) return stagesOf(plan).map(describeStage);
  const { plan: body, head } = separateHead(plan, training.loss);
  const from = head === 'none' ? '' : ` from the logits of the ${head}`;
  return [
    ...stagesOf(body).map(describeStage),
    `${training.loss.kind}${from}, ${training.optimizer.kind}, batches of ${training.batchSize}`,
  ];
}

function describeStage({ kind, steps, inputs, units, links, sequences }: Stage): string {
  const lines = formatShape(steps === 1 ? [inputs] : [steps, inputs]);
  const result = formatShape(steps === 1 || !sequences ? [units] : [steps, units]);
  return [`${kind} ${lines} to ${result}`, ...links.map(describeLink)].join(', then in place ');
}

function describeLink(link: Link): string {
  if (link.kind === 'dropout') return `dropout of ${link.rate}`;
  const { activation, limits } = link;
  const limited = limits === undefined ? '' : `limits [${limits.join(', ')}]`;
  return activation === 'linear' ? limited : [activation, limited].filter((part) => part !== '').join(' and ');
}
