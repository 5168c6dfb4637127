import { describe, it } from 'vitest';
import { expectClose } from './expect.js';
import { finiteDifferences } from './finite-differences.js';
import { nets } from './nets.js';
import { createReference } from './reference.js';

describe('the reference', () => {
  for (const { title, plan, training, params, samples } of nets) {
    it(`has the gradients of its own losses: ${title}`, () => {
      const reference = createReference(plan, training, params);
      expectClose(reference.gradient(samples), finiteDifferences(plan, training, params, samples), 1e-8, title);
    });
  }
});
