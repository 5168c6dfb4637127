import { LinnetError } from '@linnet/core';
import type { Checkpoint } from './checkpoint.js';
import { checkpointProblem } from './checkpoint-problem.js';

/** Throws for a value that is no checkpoint. */
export function checkCheckpoint(resume: Checkpoint): void {
  const problem = checkpointProblem(resume);
  if (problem === undefined) return;
  throw new LinnetError('bad-option', `resume is no checkpoint that linnet can go on from: ${problem}.`);
}
