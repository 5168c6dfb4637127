import { describe, it } from 'vitest';
import { activationNets } from './activation-nets.js';
import { expectClose } from './expect.js';
import { finiteDifferences } from './finite-differences.js';
import { largest } from './layers.js';
import { lossNets } from './loss-nets.js';
import { customNet, nets } from './nets.js';
import { normalisingNets } from './normalising-nets.js';
import { recurrentNets } from './recurrent-nets.js';
import { createReference } from './reference.js';
import { shapeNets } from './shape-nets.js';
import { windowNets } from './window-nets.js';

const rows = [0, 1, 2];
const all = [
  ...nets,
  ...activationNets,
  ...recurrentNets,
  ...normalisingNets,
  ...windowNets,
  ...shapeNets,
  ...lossNets,
  customNet,
];

describe('the reference', () => {
  for (const { title, plan, training, params, samples } of all) {
    it(`has the gradients of its own losses: ${title}`, () => {
      const reference = createReference(plan, training, params);
      // What is frozen has an influence on the loss, and no gradient that anybody asks for.
      const trained = <Values>(ofParams: readonly Values[]) =>
        ofParams.filter((_, index) => plan.params[index]?.trained);
      const expected = trained(finiteDifferences(plan, training, params, samples, rows, 1));
      // Differences of a large loss have fewer digits.
      const scale = Math.max(1, largest(expected), reference.loss(samples, rows, 1));
      expectClose(trained(reference.gradient(samples, rows, 1)), expected, 1e-8 * scale, title);
    });
  }
});
