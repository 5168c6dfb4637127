import { checkOptions, LinnetError, type OptionKind } from '@linnet/core';
import { checkLearningRate } from '../../optimizers.js';

/** Checks what a schedule is made with. `name` is its factory. */
export function checkDecay(
  name: string,
  initialRate: number,
  options: object,
  kinds: Readonly<Record<string, OptionKind>>,
  required: readonly string[],
): void {
  if (typeof initialRate === 'object') {
    throw new LinnetError(
      'bad-option',
      `${name} takes the initial learning rate first, then its options: ${name}(0.1, { ${required.join(', ')} }).`,
    );
  }
  checkLearningRate(initialRate, `The initial learning rate of ${name}`);
  checkOptions(name, options, kinds, required);
}
