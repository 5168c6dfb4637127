// Who may import whom: the table of docs/architecture.md ("Packages"), which says why. `turbo boundaries` checks the rest:
// tiers of packages, imports that a manifest does not declare, paths that leave a package.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** What the sources of each package may import of the others. `linnet` and apps may import all. */
const allowed = {
  core: [],
  datasets: ['core'],
  metrics: ['core'],
  plot: ['core'],
  'linn-export': ['core'],
  'backend-js': ['core'],
  'backend-simd': ['core'],
  'backend-tfjs': ['core'],
  testing: ['core'],
  layers: ['core', 'metrics'],
  quantisation: ['core', 'layers', 'linn-export', 'metrics'],
  'c-export': ['core', 'quantisation'],
  'verilog-export': ['core', 'quantisation'],
  'onnx-export': ['core', 'quantisation'],
  'device-client': ['core', 'linn-export'],
  'device-simulator': ['core', 'linn-export', 'quantisation'],
  recipes: ['core', 'layers', 'linnet'],
};

/** Third-party packages have a place; nobody else imports them. */
const places = {
  '@tensorflow': 'packages/backend-tfjs/|apps/demo/src/engine/wasm-paths\\.ts$',
  '@observablehq': 'packages/plot/',
  '@resvg': 'packages/plot/src/node(\\.ts$|/)',
  papaparse: '(packages/datasets|apps/cli)/',
  'bonjour-service': 'packages/device-client/src/node(\\.ts$|/)',
  pbf: 'packages/onnx-export/',
  'onnxruntime-node': 'packages/onnx-export/',
  linkedom: 'packages/plot/(src/(node\\.ts|node/|.*\\.test\\.ts)|test/)|apps/demo/src/engine/',
  comlink: 'apps/demo/',
  fflate: 'apps/demo/',
  preact: 'apps/demo/',
  uplot: 'apps/demo/',
  'workbox-core': 'apps/demo/src/offline/',
  'workbox-precaching': 'apps/demo/src/offline/',
  vitest: 'packages/testing/|(packages|apps)/[^/]+/(src/.*\\.test(-d)?\\.ts|test/)',
};

/** What each package exports, as its manifest says. */
const entries = readdirSync(join(__dirname, 'packages')).flatMap((folder) => {
  const { exports } = JSON.parse(readFileSync(join(__dirname, 'packages', folder, 'package.json'), 'utf8'));
  return Object.values(exports).map((conditions) => `packages/${folder}/${conditions['@linnet/source'].slice(2)}`);
});

const tests = '\\.test(-d)?\\.ts$';

/** What users of a package get; its tests may import more. */
const sourcesOf = (name) => ({ path: `^packages/${name}/src/`, pathNot: tests });

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const table = Object.entries(allowed).map(([name, others]) =>
  rule(
    `imports-of-${name}`,
    `Sources of @linnet/${name} may import ${others.map((other) => `@linnet/${other}`).join(', ') || 'no package'}.`,
    sourcesOf(name),
    { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...others].join('|')})/` },
  ),
);

const thirdParties = Object.entries(places).map(([name, place]) =>
  rule(
    `place-of-${name.replace(/[@/]/g, '')}`,
    `Only ${place} imports ${name}.`,
    { pathNot: `^(${place})` },
    {
      path: `(^|node_modules/)${name}(/|$)`,
    },
  ),
);

module.exports = {
  forbidden: [
    ...table,
    ...thirdParties,
    rule('core-has-no-dependencies', 'Everybody pays for what core imports.', sourcesOf('core'), {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    }),
    rule(
      'package-without-a-row',
      'A package that is not in the table above imports others: give it a row.',
      { path: '^packages/([^/]+)/', pathNot: `^packages/(${[...Object.keys(allowed), 'linnet'].join('|')})/` },
      { path: '^(packages|apps)/', pathNot: '^packages/$1/' },
    ),
    rule(
      'node-at-the-edge',
      'Packages run in browsers too: Node belongs in src/node.ts, src/node/, the simulator, tests and apps.',
      { path: '^packages/[^/]+/src/', pathNot: `/src/node(\\.ts$|/)|^packages/device-simulator/|${tests}` },
      { dependencyTypes: ['core'] },
    ),
    rule('no-way-back', 'Packages do not know the applications.', { path: '^packages/' }, { path: '^apps/' }),
    rule(
      'only-by-name',
      'Other packages are imported by name: no paths into them.',
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    ),
    rule(
      'only-entries',
      'Other packages are imported through what they export: nothing of their src or dist.',
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^(packages|apps)/', pathNot: `^$1/$2/|^(${entries.join('|').replaceAll('.', '\\.')})$` },
    ),
    rule(
      'worker-of-the-site',
      'What runs in the worker knows the protocol and no page; the page knows the protocol and not what runs in the worker.',
      { path: '^apps/demo/src/engine/' },
      { path: '^apps/demo/src/', pathNot: '^apps/demo/src/(engine|protocol)/' },
    ),
    rule(
      'page-of-the-site',
      'What a page loads of the worker is its protocol alone: everything else would be loaded twice.',
      { path: '^apps/demo/src/', pathNot: `^apps/demo/src/engine/|${tests}` },
      { path: '^apps/demo/src/engine/' },
    ),
    rule(
      'no-tests-in-sources',
      'What users get does not import tests, nor what is made for them.',
      { path: '^(packages|apps)/[^/]+/src/', pathNot: tests },
      { path: `${tests}|^(packages|apps)/[^/]+/test/` },
    ),
    rule(
      'no-cycles',
      'Modules that need each other cannot be understood, or loaded, one by one. Types alone may.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule('not-resolvable', 'An import that leads nowhere escapes the other rules.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|apps)/[^/]+/(dist|bin)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['@linnet/source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
