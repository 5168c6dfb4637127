import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../test/faults.js';

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Result[] }[];
}
interface Result {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

const failedFor = (results: readonly Result[], backend: string): readonly string[] =>
  results
    .filter(({ ancestorTitles, status }) => status === 'failed' && ancestorTitles[0] === `backend "${backend}"`)
    .map(({ title }) => title);

describe('testBackend', () => {
  let results: readonly Result[];
  beforeAll(async () => {
    results = (await runFaults()).testResults.flatMap(({ assertionResults }) => assertionResults);
  }, 60_000);

  it('passes a backend that is right, and skips what it refuses', () => {
    expect(failedFor(results, 'right')).toEqual([]);
    const statuses = results.filter(({ ancestorTitles: [backend] }) => backend === 'backend "right"');
    expect(statuses.filter(({ status }) => status === 'passed').length).toBeGreaterThan(50);
    expect(statuses.filter(({ title }) => title.startsWith('a custom op within')).map(({ status }) => status)).toEqual([
      'skipped',
    ]);
  });

  it.each(faults.map((fault, index) => [fault, `wrong-${index}`]))('fails a backend that %s', (_, backend) => {
    expect(failedFor(results, backend)).not.toEqual([]);
  });
});

/** Runs the suite on the faulty backends in a vitest of its own. */
function runFaults(): Promise<Report> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const config = fileURLToPath(new URL('../test/faults.vitest.config.ts', import.meta.url));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  return new Promise((resolve, reject) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    // It ends with an error code, as it should: most of these backends are wrong.
    execFile(process.execPath, [vitest, 'run', '--config', config], options, (_, stdout, stderr) => {
      const start = stdout.indexOf('{');
      if (start < 0) reject(new Error(`vitest gave no report: ${stderr}`));
      else resolve(JSON.parse(stdout.slice(start)) as Report);
    });
  });
}
