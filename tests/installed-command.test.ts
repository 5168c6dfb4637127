import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from './support/command.js';
import { createNpmProject, createProject, dependenciesOn, npm, packed, removeProjects } from './support/project.js';
import { run } from './support/run.js';

const job = `
import { earlyStopping, linnModel, plateaus } from 'linnet';
import { lines } from 'linnet/plot';

const { train, validation } = plateaus({ seed: 1 });
const model = linnModel(100, [[8, 'relu'], [1, 'tanh']]).compile({ loss: 'meanSquaredError', seed: 1 });
const history = await model.fit(train.slice(0, 320), {
  epochs: 2,
  validation,
  seed: 1,
  callbacks: [earlyStopping({ monitor: 'loss', patience: 1 })],
});
export { history, model };
export const figures = [lines({ loss: history.loss }, { title: 'Loss of my job' })];
`;

const tfjs = '@linnet/backend-tfjs';

/** The command as `npx` runs it, which fetches nothing here. */
const linnet = (project: string, ...args: readonly string[]): Promise<Outcome> =>
  run('npx', ['--no', '--', 'linnet', ...args], project);

afterAll(removeProjects);

// In order: the last test adds a package to the project.
describe('linnet, alone in a project', () => {
  let project = '';
  beforeAll(async () => {
    project = await createNpmProject(dependenciesOn(['linnet']), [tfjs]);
    await writeFile(join(project, 'job.ts'), job);
  });

  it('comes without TensorFlow.js', async () => {
    expect(await readdir(join(project, 'node_modules'))).not.toContain('@tensorflow');
    expect(await readdir(join(project, 'node_modules/@linnet'))).not.toContain('backend-tfjs');
  });

  it('tells its version and its verbs', async () => {
    const manifest = await readFile(join(project, 'node_modules/linnet/package.json'), 'utf8');
    expect((await linnet(project, '--version')).stdout.trim()).toBe(JSON.parse(manifest).version);
    expect(await linnet(project, '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('recipes') });
  });

  it('knows its recipes', async () => {
    const { code, stdout } = await linnet(project, 'recipes');
    expect(code).toBe(0);
    expect(stdout).toContain('moku-classifier');
  });

  it('trains one of them', async () => {
    const { code, stdout, stderr } = await linnet(project, 'run', 'moku-classifier', '--epochs', '1', '--json');
    expect(code, stderr).toBe(0);
    const { backend, folder, metrics, files } = JSON.parse(stdout);
    expect({ backend, rows: metrics.validation.rows }).toEqual({ backend: 'simd', rows: 560 });
    const { backends } = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'));
    expect(backends.slice(2)).toEqual(
      ['wasm', 'cpu'].map((name) => ({ name, notPicked: expect.stringContaining(tfjs) })),
    );
    const written = ['classifier.linn', 'classifier.setup.json', 'report.html', 'model.json', 'history.csv'];
    for (const file of written) expect(files.map((path: string) => path.split('/').at(-1))).toContain(file);
    await Promise.all(files.map((file: string) => access(file)));
  });

  it('runs a job in TypeScript, and keeps its figures', async () => {
    const { code, stdout, stderr } = await linnet(project, 'run', './job.ts', '--out', 'mine', '--json');
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'job', backend: 'simd', epochs: 2 });
    expect(await readdir(join(project, 'mine/figures'))).toEqual(['1-loss-of-my-job.svg']);
  });

  it('says which backends are missing and how to add them', async () => {
    const { code, stdout } = await linnet(project, 'plugins');
    expect(code).toBe(0);
    for (const name of ['wasm', 'cpu']) expect(stdout).toMatch(new RegExp(`${name} .*npm install ${tfjs}`, 'u'));
    const { code: refused, stderr } = await linnet(project, 'run', './job.ts', '--backend', 'wasm');
    expect(refused).not.toBe(0);
    expect(stderr).toContain(`npm install ${tfjs}`);
  });

  it('trains on them once they are there', async () => {
    await npm(['install', packed()[tfjs] ?? ''], project);
    const { plugins } = JSON.parse((await linnet(project, 'plugins', '--json')).stdout);
    expect(plugins).toContainEqual({ type: 'backend', name: 'wasm', from: 'built in', available: true });
    const args = ['run', 'moku-classifier', '--epochs', '1', '--backend', 'wasm', '--json'];
    const { code, stdout, stderr } = await linnet(project, ...args);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ backend: 'wasm', epochs: 1 });
  });
});

it('linnet declares all that its command imports', async () => {
  const project = await createProject(dependenciesOn(['linnet']));
  await writeFile(join(project, 'job.ts'), job);
  const verbs = [
    ['run', './job.ts', '--json'],
    ['data', 'plateaus', '--out', 'data', '--json'],
    ['inspect', '--help'],
  ];
  for (const verb of verbs) {
    const { code, stderr } = await linnet(project, ...verb);
    expect(code, stderr).toBe(0);
  }
});
