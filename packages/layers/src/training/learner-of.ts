import { LinnetError, showValue } from '@linnet/core';
import { partsOf } from '../compiled-parts.js';
import { checkIdle, type Learner } from './learner.js';

/** What trains a compiled model. Throws for what cannot be trained, or is being trained; `what` names it. */
export function learnerOf(model: unknown, what: string): Learner {
  const learner = typeof model === 'object' && model !== null ? partsOf(model)?.learner : undefined;
  if (learner === undefined) {
    throw new LinnetError(
      'bad-value',
      `${what} is ${showValue(model)} that cannot be trained; compile it with a loss.`,
    );
  }
  checkIdle(learner, what);
  return learner;
}
