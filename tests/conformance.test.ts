import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, run } from './support/run.js';

interface Report {
  readonly results: readonly {
    readonly hardware: string;
    readonly network: string;
    readonly passed: number;
    readonly failed: number;
  }[];
}

// In full it is `pnpm conformance:moku`.
it("the vendor's own client finds an instrument in the simulator", async ({ skip }) => {
  const script = join(root, 'scripts/conformance-moku.mjs');
  const { code, stdout, stderr } = await run(process.execPath, [script, '--share', '--json'], root);
  if (code === 2) skip(stderr.trim());
  expect(code, stderr).toBe(0);
  const { results }: Report = JSON.parse(stdout);
  expect(results.map(({ hardware, passed, failed }) => [hardware, passed, failed])).toEqual([
    ['pro', 92, 0],
    ['pro', 92, 0],
    ['go', 92, 0],
    ['go', 92, 0],
  ]);
});
