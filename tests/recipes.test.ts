import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLinn, parseModel } from 'linnet';
import { describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';
import { programOf, root, run } from './support/run.js';

interface Summary {
  readonly outcomes?: readonly { readonly name: string; readonly value: number; readonly reached?: boolean }[];
  readonly metrics?: object;
  readonly latency?: { readonly cycles: number };
  readonly files: readonly string[];
}

const { stdout: listed } = await linnet(['recipes', '--json']);
const { recipes }: { readonly recipes: readonly { name: string; experiments: object }[] } = JSON.parse(listed);

/** Recipes that train from several seeds; two are enough here. */
const seeded = ['sine-square', 'circles', 'threshold-lstm', 'simple-sine', 'signal-id', 'sum'];
/** What the vendor's exporter prints for its examples, or what follows from its formula. */
const latencies: Readonly<Record<string, number>> = {
  'moku-classifier': 375,
  'simple-sine': 109,
  'signal-id': 279,
  sum: 5,
  'sum three': 6,
  autoencoder: 78,
  dft: 19,
  identity: 103,
  'nonlinear-actuator': 61,
  'quadrant-photodiode': 45,
  'quadrant-photodiode shuffled': 45,
  anomaly: 224,
  'anomaly noisy': 141,
};

const runs = recipes.flatMap(({ name, experiments }) => {
  const short = [...(name === 'identity' ? [] : ['--epochs', '2']), ...(seeded.includes(name) ? ['--seeds', '2'] : [])];
  return [
    { title: name, args: [name, ...short] },
    ...Object.keys(experiments).map((experiment) => ({
      title: `${name} ${experiment}`,
      args: [name, '--experiment', experiment, ...short],
    })),
  ];
});

async function expectFigures(folder: string): Promise<void> {
  const figures = await readdir(join(folder, 'figures'));
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) {
    expect(await readFile(join(folder, 'figures', figure), 'utf8')).not.toMatch(/NaN|undefined|Infinity/u);
  }
}

describe('linnet run', () => {
  it.each(runs)('$title leaves a model, outcomes, figures and a report', async ({ title, args }) => {
    const out = await temporaryFolder();
    const { code, stdout, stderr } = await linnet(['run', ...args, '--out', out, '--json']);
    expect(code, stderr.slice(-1000)).toBe(0);
    const { outcomes = [], metrics, latency, files }: Summary = JSON.parse(stdout);
    expect(outcomes.length > 0 || metrics !== undefined).toBe(true);
    for (const { name, value } of outcomes) expect(value, name).toSatisfy(Number.isFinite);
    expect(latency?.cycles).toBe(latencies[title]);
    expect(parseModel(await readFile(join(out, 'model.json'), 'utf8')).layers.length).toBeGreaterThan(0);
    await expectFigures(out);
    const report = await readFile(join(out, 'report.html'), 'utf8');
    expect(report).toContain('<svg');
    expect(report).not.toContain('NaN');
    const networks = files.filter((file) => file.endsWith('.linn'));
    expect(networks).toHaveLength(latency === undefined ? 0 : 1);
    for (const file of networks) {
      expect(parseLinn(await readFile(file)).version).toBe('0.1');
      expect(files).toContain(file.replace(/\.linn$/u, '.setup.json'));
    }
  });

  it('says that identity trains nothing', async () => {
    const { code, stderr } = await linnet(['run', 'identity', '--epochs', '2', '--out', await temporaryFolder()]);
    expect(code).toBe(2);
    expect(stderr).toContain('trains nothing');
  });

  it('gives the same outcomes for the same seed', async () => {
    const outcomesOf = async (): Promise<Summary['outcomes']> => {
      const { stdout } = await linnet(['run', 'dft', '--epochs', '2', '--out', await temporaryFolder(), '--json']);
      return (JSON.parse(stdout) as Summary).outcomes;
    };
    expect(await outcomesOf()).toEqual(await outcomesOf());
  });
});

describe('recipes/', async () => {
  const folder = join(root, 'recipes');
  const jobs = (await readdir(folder)).filter((file) => file.endsWith('.ts'));

  it('has the five tutorials', () => {
    expect(jobs.map((job) => job.replace('.ts', '')).sort()).toEqual(
      recipes
        .slice(0, 5)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('type-checks against the built packages', async () => {
    const { stdout } = await run(process.execPath, [programOf('ts7', 'bin/tsc'), '-p', folder], root);
    expect(stdout).toBe('');
  });

  it.each(jobs)('%s runs as it is written, with fewer epochs', async (job) => {
    const out = await temporaryFolder();
    const source = await readFile(join(folder, job), 'utf8');
    await writeFile(join(out, 'job.ts'), source.replace(/epochs: \d+/gu, 'epochs: 2'));
    const { code, stderr } = await linnet(['run', './job.ts'], { cwd: out });
    expect(code, stderr.slice(-1000)).toBe(0);
    expect(stderr).toContain('Epoch 2/2');
    await expectFigures(join(out, 'runs/job-1'));
  });
});
