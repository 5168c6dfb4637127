import { formatShape, type Plan, separateHead, type Training } from '@linnet/core';
import * as layout from './layout.js';
import { type Link, type Stage, stagesOf } from './stages.js';
import { wholeStages } from './whole-stages.js';

/** What the kernel runs, a line for each stage, then for the loss. */
export function describe(plan: Plan, training?: Training): readonly string[] {
  if (training === undefined) return stagesOf(plan, wholeStages).map(describeStage);
  const { loss, optimizer, batchSize } = training;
  const { plan: body, head } = separateHead(plan, loss);
  const from = head === 'none' ? '' : ` from the logits of the ${head}`;
  const stages = stagesOf(body, wholeStages);
  const alone = stages.some(({ wholeBatch }) => wholeBatch === true) ? ', on one thread' : '';
  return [...stages.map(describeStage), `${loss.kind}${from}, ${optimizer.kind}, batches of ${batchSize}${alone}`];
}

function describeStage({ kind, steps, inputs, units, links = [], sequences, words = {} }: Stage): string {
  const inputSteps = words[layout.STAGE_INPUT_STEPS] ?? steps;
  const lines = formatShape(inputSteps === 1 ? [inputs] : [inputSteps, inputs]);
  const result = formatShape(steps === 1 || !sequences ? [units] : [steps, units]);
  return [`${kind} ${lines} to ${result}`, ...links.map(describeLink)].join(', then in place ');
}

function describeLink(link: Link): string {
  if (link.kind === 'dropout') return `dropout of ${link.rate}`;
  if (link.kind === 'record') return link.text;
  const { activation, limits } = link;
  const limited = limits === undefined ? '' : `limits [${limits.join(', ')}]`;
  return activation === 'linear' ? limited : [activation, limited].filter((part) => part !== '').join(' and ');
}
