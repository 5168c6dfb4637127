import { throwProblems } from '@linnet/core';
import type { WeightOptions } from './weight-rules.js';

/** Throws for options of a bias that the layer does not have. */
export function checkBiasOptions(kind: string, options: WeightOptions, useBias: boolean): void {
  const names = (['biasInitialiser', 'biasRegularizer', 'biasConstraint'] as const).filter(
    (name) => options[name] !== undefined,
  );
  const problems = useBias
    ? []
    : names.map((name) => `${name} is for a bias, and useBias is false; leave out one of them.`);
  throwProblems('bad-option', `Options of ${kind}:`, problems);
}
