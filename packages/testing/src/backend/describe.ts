import { expect } from 'vitest';
import { setups } from './setups.js';
import type { Suite } from './suite.js';

/** What a backend says that it would run. */
export function testDescription({ test }: Suite): void {
  for (const [title, setup] of Object.entries(setups)) {
    test(`${title}: lines of text say what would run`, setup, async ({ backend, skip }) => {
      const { plan, training } = setup;
      if (backend.describe === undefined) return skip('this backend describes nothing');
      for (const lines of [await backend.describe(plan), await backend.describe(plan, training)]) {
        expect(lines).not.toHaveLength(0);
        for (const line of lines) expect(line).toMatch(/^\S[^\n]*$/u);
      }
    });
  }
}
