import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../test/faults.js';
import { exporterFaults } from '../test/faulty-exporters.js';

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Result[] }[];
}
interface Result {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

let results: readonly Result[];
beforeAll(async () => {
  results = (await runFaults()).testResults.flatMap(({ assertionResults }) => assertionResults);
}, 300_000);

/** Titles of the tests under a heading that ended so. */
const titlesOf = (heading: string, status: string): readonly string[] =>
  results
    .filter((result) => result.ancestorTitles[0] === heading && result.status === status)
    .map(({ title }) => title);

describe('testBackend', () => {
  it('passes a backend that is right, and skips what it refuses', () => {
    expect(titlesOf('backend "right"', 'failed')).toEqual([]);
    expect(titlesOf('backend "right"', 'passed').length).toBeGreaterThan(600);
    expect(titlesOf('backend "right"', 'skipped')).toContain('a custom op within: losses, gradients and predictions');
  });

  it.each(faults.map(([fault, group], index) => [fault, group, index]))(
    'fails a backend that %s, in its tests of %s',
    (_fault, _group, index) => {
      expect(titlesOf(`backend "wrong-${index}"`, 'failed')).not.toEqual([]);
    },
  );
});

describe('testExporter', () => {
  it('passes an exporter that is right', () => {
    expect(titlesOf('exporter "right"', 'failed')).toEqual([]);
    expect(titlesOf('exporter "right"', 'passed').length).toBeGreaterThan(5);
  });

  it.each(exporterFaults.map((fault, index) => [fault, index]))('fails an exporter that %s', (_, index) => {
    expect(titlesOf(`exporter "wrong-${index}"`, 'failed')).not.toEqual([]);
  });
});

/** Runs the suites on faulty plugins, in a vitest of its own. */
function runFaults(): Promise<Report> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const config = fileURLToPath(new URL('../test/faults.vitest.config.ts', import.meta.url));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  return new Promise((resolve, reject) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    // It ends with an error code, as it should: most of these plugins are wrong.
    execFile(process.execPath, [vitest, 'run', '--config', config], options, (_, stdout, stderr) => {
      const start = stdout.indexOf('{');
      if (start < 0) reject(new Error(`vitest gave no report: ${stderr}`));
      else resolve(JSON.parse(stdout.slice(start)) as Report);
    });
  });
}
