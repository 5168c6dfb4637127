import { describe, it } from 'vitest';
import { expectClose } from './expect.js';
import { finiteDifferences } from './finite-differences.js';
import { lossNets } from './loss-nets.js';
import { customNet, nets } from './nets.js';
import { recurrentNets } from './recurrent-nets.js';
import { createReference } from './reference.js';

const rows = [0, 1, 2];

describe('the reference', () => {
  for (const { title, plan, training, params, samples } of [...nets, ...recurrentNets, ...lossNets, customNet]) {
    it(`has the gradients of its own losses: ${title}`, () => {
      const reference = createReference(plan, training, params);
      const expected = finiteDifferences(plan, training, params, samples, rows, 1);
      expectClose(reference.gradient(samples, rows, 1), expected, 1e-8, title);
    });
  }
});
