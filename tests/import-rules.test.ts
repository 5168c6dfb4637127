import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder, removeProjects } from './support/project.js';
import { programOf, root, run } from './support/run.js';

// A copy of the tree, in which every rule is broken once.
let copy = '';

const breaches: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['imports-of-core', 'core/src/breach-1.ts', "import '../../metrics/src/index.js';"],
  ['imports-of-datasets', 'datasets/src/breach.ts', "import type {} from '../../metrics/src/index.js';"],
  ['imports-of-metrics', 'metrics/src/breach-1.ts', "import '../../datasets/src/index.js';"],
  ['imports-of-plot', 'plot/src/breach.ts', "export * from '../../layers/src/index.js';"],
  ['imports-of-linn-export', 'linn-export/src/breach.ts', "await import('../../quantisation/src/index.js');"],
  ['imports-of-backend-js', 'backend-js/src/breach.ts', "import '../../backend-tfjs/src/index.js';"],
  ['imports-of-backend-simd', 'backend-simd/src/breach.ts', "import '../../backend-js/src/index.js';"],
  ['imports-of-backend-tfjs', 'backend-tfjs/src/breach.ts', "import '../../backend-js/src/index.js';"],
  ['imports-of-testing', 'testing/src/breach.ts', "import '../../layers/src/index.js';"],
  [
    'imports-of-layers',
    'layers/src/breach.ts',
    "import { js } from '@linnet/backend-js';\nexport const name = js.name;",
  ],
  ['imports-of-quantisation', 'quantisation/src/breach.ts', "import '../../plot/src/index.js';"],
  ['imports-of-c-export', 'c-export/src/breach.ts', "import '../../layers/src/index.js';"],
  ['imports-of-verilog-export', 'verilog-export/src/breach.ts', "import '../../c-export/src/index.js';"],
  ['imports-of-onnx-export', 'onnx-export/src/breach.ts', "import '../../layers/src/index.js';"],
  ['imports-of-device-client', 'device-client/src/breach.ts', "import '../../quantisation/src/index.js';"],
  ['imports-of-device-simulator', 'device-simulator/src/breach.ts', "import '../../layers/src/index.js';"],
  ['imports-of-recipes', 'recipes/src/breach.ts', "import '../../metrics/src/index.js';"],
  ['place-of-pbf', 'metrics/src/breach-6.ts', "import 'pbf';"],
  ['place-of-onnxruntime-node', 'metrics/src/breach-7.ts', "import 'onnxruntime-node';"],
  ['place-of-bonjour-service', 'device-client/src/breach-2.ts', "import 'bonjour-service';"],
  ['place-of-tensorflow', 'metrics/src/breach-2.ts', "import '@tensorflow/tfjs-core';"],
  ['place-of-observablehq', 'metrics/src/breach-3.ts', "import '@observablehq/plot';"],
  ['place-of-linkedom', 'plot/src/breach-2.ts', "import 'linkedom';"],
  ['place-of-resvg', 'plot/src/breach-3.ts', "import '@resvg/resvg-js';"],
  ['place-of-papaparse', 'metrics/src/breach-5.ts', "import 'papaparse';"],
  ['place-of-comlink', 'metrics/src/breach-8.ts', "import 'comlink';"],
  ['place-of-fflate', 'metrics/src/breach-9.ts', "import 'fflate';"],
  ['place-of-preact', 'plot/src/breach-4.ts', "import 'preact';"],
  ['place-of-uplot', 'plot/src/breach-5.ts', "import 'uplot';"],
  ['place-of-workbox-core', 'metrics/src/breach-10.ts', "import 'workbox-core';"],
  ['place-of-workbox-precaching', 'metrics/src/breach-11.ts', "import 'workbox-precaching';"],
  ['place-of-vitest', 'datasets/src/breach-2.ts', "import 'vitest';"],
  ['core-has-no-dependencies', 'core/src/breach-2.ts', "import 'vitest';"],
  ['package-without-a-row', 'unheard-of/src/index.ts', "import '../../core/src/index.js';"],
  ['node-at-the-edge', 'metrics/src/breach-4.ts', "import 'node:fs';"],
  ['no-way-back', 'layers/src/breach-2.ts', "import '../../../apps/cli/src/version.js';"],
  ['only-by-name', 'layers/src/breach-3.ts', "import '../../core/src/index.js';"],
  ['only-entries', 'layers/src/breach-4.ts', "import '../../core/src/errors.js';"],
  ['no-tests-in-sources', 'core/src/breach-3.ts', "import './math.test.js';"],
  ['no-cycles', 'core/src/breach-4.ts', "import './breach-5.js';"],
  ['no-cycles', 'core/src/breach-5.ts', "import './breach-4.js';"],
  ['worker-of-the-site', '../apps/demo/src/engine/breach.ts', "import '../ui/numbers.js';"],
  ['page-of-the-site', '../apps/demo/src/ui/breach.ts', "import '../engine/gate.js';"],
  ['not-resolvable', 'core/src/breach-6.ts', "import './nothing.js';"],
];

const write = async (file: string, source: string): Promise<void> => {
  await mkdir(dirname(join(copy, 'packages', file)), { recursive: true });
  await writeFile(join(copy, 'packages', file), `${source}\n`);
};

beforeAll(async () => {
  copy = await projectFolder();
  const left = /^(node_modules|\.git|runs|coverage|.*\/?(dist|\.turbo))$/u;
  const filter = (path: string): boolean => !left.test(relative(root, path));
  await cp(root, copy, { recursive: true, verbatimSymlinks: true, filter });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(removeProjects);

describe('dependency-cruiser', () => {
  let found: readonly (readonly [rule: string, file: string])[] = [];
  beforeAll(async () => {
    for (const [, file, source] of breaches) await write(file, source);
    await write('unheard-of/package.json', '{ "name": "@linnet/unheard-of", "type": "module", "exports": {} }');
    const program = programOf('dependency-cruiser', 'bin/dependency-cruise.mjs');
    const { stdout } = await run(
      process.execPath,
      [program, 'packages', 'apps', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      copy,
    );
    const { summary }: { readonly summary: { readonly violations: readonly Violation[] } } = JSON.parse(stdout);
    found = summary.violations.map(({ rule, from }) => [rule.name, relative('packages', from)]);
  });

  it.each(breaches.map(([rule, file]) => [rule, file]))('%s: %s', (rule, file) => {
    // A cycle is reported where it was first met.
    const files = rule === 'no-cycles' ? ['core/src/breach-4.ts', 'core/src/breach-5.ts'] : [file];
    expect(found.filter(([name]) => name === rule).map(([, from]) => from)).toContainEqual(
      expect.toSatisfy((from: string) => files.includes(from)),
    );
  });

  it('finds nothing else', () => {
    expect(found.filter(([, file]) => !/\/breach(-\d+)?\.ts$|^unheard-of\//u.test(file))).toEqual([]);
  });

  it('has a breach for each of its rules', async () => {
    const { forbidden }: { readonly forbidden: readonly { readonly name: string }[] } = (
      await import(join(root, '.dependency-cruiser.cjs'))
    ).default;
    const broken = breaches.map(([rule]) => rule);
    expect(forbidden.map(({ name }) => name).filter((name) => !broken.includes(name))).toEqual([]);
  });
});

describe('turbo boundaries', () => {
  it('finds tiers that look upwards, cycles, undeclared imports, and paths into other packages', async () => {
    const manifest = join(copy, 'packages/metrics/package.json');
    const { dependencies, ...rest } = JSON.parse(await readFile(manifest, 'utf8'));
    await writeFile(
      manifest,
      JSON.stringify({ ...rest, dependencies: { ...dependencies, '@linnet/layers': 'workspace:^' } }),
    );
    const { code, stdout, stderr } = await run(programOf('turbo', 'bin/turbo'), ['boundaries', '--no-color'], copy);
    const text = (stdout + stderr).replace(/\s+\|?\s*/gu, ' ');
    expect(code, text).not.toBe(0);
    for (const words of [
      'Package `@linnet/layers` found without any tag listed in allowlist for `@linnet/metrics`',
      'Circular package dependency detected: @linnet/layers -> @linnet/metrics',
      'cannot import package `@tensorflow/tfjs-core` because it is not a dependency',
      'import `../../plot/src/index.js` leaves the package',
    ])
      expect(text).toContain(words);
  });
});

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}
