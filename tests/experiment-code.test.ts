import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compileExperiment,
  type DataChoice,
  drawSets,
  type Experiment,
  experimentCode,
  fitExperiment,
  tutorials,
} from '@linnet/recipes';
import { stringifyModel } from 'linnet';
import { readData } from 'linnet/node';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support/folder.js';
import { root, succeed } from './support/run.js';
import { complaintsOf } from './support/typescript.js';

/** A folder whose programs find the built packages. */
async function projectFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules', '@types'), { recursive: true });
  for (const name of ['linnet', '@types/node']) {
    await symlink(join(root, 'tests', 'node_modules', name), join(folder, 'node_modules', name));
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  return folder;
}

const classes = {
  test: 0.25,
  layers: '6:relu,3:softmax',
  forInstrument: false,
  scaling: 'none',
  loss: 'sparseCategoricalCrossentropy',
  optimizer: 'nadam',
  learningRate: 0.002,
  tenfoldEvery: 0,
  batchSize: 16,
  shuffle: true,
  epochs: 2,
  patience: 0,
  watch: true,
  seed: 3,
  backend: 'simd',
} as const;

const numbers = { ...classes, layers: '6:tanh,1', loss: 'huber', scaling: 'shared' } as const;
const columns = { ...classes, loss: 'categoricalCrossentropy', layers: '4:silu,dropout:0.25,3:softmax' } as const;
const drawn = { seed: 2, rows: 61 } as const;

/** One of each kind of data, with settings that the tutorials leave alone. */
const kinds: readonly Experiment[] = [
  { ...columns, data: { kind: 'plateaus', seed: 2, length: 32, noise: 0.1 }, scaling: 'perColumn' },
  {
    ...columns,
    data: { kind: 'waves', ...drawn, length: 20, classes: 3, phase: 'random' },
    layers: 'conv1d:4x3:relu,maxPooling1d,bidirectional:gru:3,batchNormalization,3:softmax',
    backend: 'js',
  },
  { ...classes, data: { kind: 'circles', ...drawn, noise: 0, factor: 0.5 }, shuffle: false, tenfoldEvery: 3 },
  { ...columns, data: { kind: 'moons', ...drawn, noise: 0.1 }, test: 0.05 },
  { ...classes, data: { kind: 'spirals', ...drawn, noise: 0.02, turns: 1.75 }, patience: 1, backend: 'js' },
  { ...classes, data: { kind: 'checkerboard', ...drawn, noise: 0, cells: 2 }, scaling: 'shared', test: 0.3 },
  { ...columns, data: { kind: 'blobs', ...drawn, centers: 3, deviation: 1 }, optimizer: 'adadelta' },
  { ...classes, data: { kind: 'gaussianQuantiles', ...drawn, classes: 3 }, test: 0 },
  { ...numbers, data: { kind: 'surface', ...drawn, noise: 0.1, shape: 'hills' }, forInstrument: true },
  { ...numbers, data: { kind: 'surface', ...drawn, noise: 0, shape: 'plane' }, layers: '6:gelu,clip:2,1' },
  { ...classes, data: { kind: 'threshold', ...drawn, at: 30 }, layers: 'simpleRnn:3:sequences,flatten,3:softmax' },
  {
    ...classes,
    data: { kind: 'classification', ...drawn, features: 5, classes: 3, clustersPerClass: 1, separation: 1.5 },
  },
];

const table = Array.from({ length: 40 }, (_, row) => `${row % 7},${row % 3},${row % 2 === 0 ? 'even' : 'odd'}\n`).join(
  '',
);
const file: DataChoice = { kind: 'file', name: "a table's.csv", sha256: 'ab'.repeat(32), target: ['kind'] };

const experiments: Readonly<Record<string, Experiment>> = {
  ...Object.fromEntries(
    tutorials.flatMap(({ name, experiments: all }) =>
      Object.entries(all).map(([key, experiment]) => [`${name}-${key}`, { ...experiment, epochs: 2 }]),
    ),
  ),
  ...Object.fromEntries(kinds.map((experiment, at) => [`${experiment.data.kind}-${at}`, experiment])),
  file: { ...classes, data: file },
  'file-columns': { ...columns, data: file },
};

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
} as const;

async function weightsOf(experiment: Experiment, folder: string): Promise<string> {
  const { data } = experiment;
  const rows = data.kind === 'file' ? await readData(join(folder, data.name), { target: data.target }) : undefined;
  const sets = drawSets(experiment, rows);
  const model = compileExperiment(experiment, sets);
  await fitExperiment(model, experiment, sets, { progress: 'none' });
  return stringifyModel(model.toArtifact());
}

it('code of experiments type-checks, and trains to the same bits', async () => {
  const folder = await projectFolder();
  await writeFile(join(folder, "a table's.csv"), `a,b,kind\n${table}`);
  const names = Object.keys(experiments);
  for (const [name, experiment] of Object.entries(experiments)) {
    const code = `${experimentCode(experiment)}export { model };\n`;
    await writeFile(join(folder, `${name}.ts`), code);
    await writeFile(join(folder, `${name}.js`), ts.transpileModule(code, { compilerOptions }).outputText);
  }
  await writeFile(join(folder, 'all.ts'), names.map((name) => `import './${name}.js';\n`).join(''));
  expect(complaintsOf(folder, 'all.ts')).toEqual([]);

  const collect = `import { writeFile } from 'node:fs/promises';
import { stringifyModel } from 'linnet';
const trained = {};
for (const name of ${JSON.stringify(names)}) trained[name] = stringifyModel((await import('./' + name + '.js')).model.toArtifact());
await writeFile('trained.json', JSON.stringify(trained));
`;
  await writeFile(join(folder, 'collect.js'), collect);
  await succeed(process.execPath, ['collect.js'], folder);
  const trained: Readonly<Record<string, string>> = JSON.parse(await readFile(join(folder, 'trained.json'), 'utf8'));
  for (const [name, experiment] of Object.entries(experiments)) {
    expect(trained[name], name).toBe(await weightsOf(experiment, folder));
  }
});
