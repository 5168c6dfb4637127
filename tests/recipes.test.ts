import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLinn, parseModel } from 'linnet';
import { describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';
import { programOf, root, run } from './support/run.js';

interface Summary {
  readonly outcomes?: readonly {
    readonly name: string;
    readonly value: number;
    readonly reached?: boolean;
    readonly stated?: string;
    readonly source?: string;
    readonly reason?: string;
    readonly texts: Readonly<Record<'stated' | 'bound' | 'reached', string>>;
  }[];
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
    for (const { name, value, reached, source, texts, stated, reason } of outcomes) {
      expect(value, name).toSatisfy(Number.isFinite);
      expect(texts.stated, name).toBe(stated === undefined ? '' : `${stated} (${source})`);
      // A bound comes from what is stated, or says where it comes from.
      if (reached !== undefined) expect(stated ?? reason, name).toBeDefined();
    }
    expect(latency?.cycles).toBe(latencies[title]);
    expect(parseModel(await readFile(join(out, 'model.json'), 'utf8')).layers.length).toBeGreaterThan(0);
    await expectFigures(out);
    const report = await readFile(join(out, 'report.html'), 'utf8');
    expect(report).toContain('<svg');
    expect(report).not.toContain('NaN');
    // Once it has ended well, a run needs no more to go on from than its last fit.
    expect(files.filter((file) => /checkpoint-\d+\.json$/u.test(file))).toHaveLength(title === 'identity' ? 0 : 1);
    expect((await readdir(out)).filter((file) => file.startsWith('checkpoint-'))).toHaveLength(
      title === 'identity' ? 0 : 1,
    );
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

describe('a run of several fits that has ended well', () => {
  it('goes on from its last checkpoint to the same bits', async () => {
    const out = await temporaryFolder();
    const circles = ['run', 'circles', '--epochs', '2', '--seeds', '2', '--out', out];
    expect((await linnet(circles)).code).toBe(0);
    const read = (file: string): Promise<string> => readFile(join(out, file), 'utf8');
    const [model, history] = [await read('model.json'), await read('history.csv')];
    expect((await linnet(['run', '--resume', out])).code).toBe(0);
    expect([await read('model.json'), await read('history.csv')]).toEqual([model, history]);
  });
});

describe('what a job exports', () => {
  const runJob = async (source: string, ...args: readonly string[]) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'job.ts'), source);
    const outcome = await linnet(['run', './job.ts', '--out', 'out', ...args], { cwd: folder });
    return { ...outcome, out: join(folder, 'out') };
  };
  const example = (readme: string, number: number): string =>
    [...readme.matchAll(/^```ts\n(.*?)^```$/gmsu)][number]?.[1] ?? '';

  it("is as linnet's README says", async () => {
    const readme = await readFile(join(root, 'packages/linnet/README.md'), 'utf8');
    const { code, stdout, stderr, out } = await runJob(example(readme, 1), '--json');
    expect(code, stderr.slice(-1000)).toBe(0);
    const proportion = (rows: number) => ({
      accuracy: expect.any(Number),
      rows,
      interval: [expect.any(Number), expect.any(Number)],
    });
    expect(JSON.parse(stdout)).toMatchObject({
      metrics: { train: proportion(400), validation: proportion(100) },
      outcomes: [{ name: 'Validation accuracy', reached: true, texts: { bound: 'at least 90.0 %' } }],
    });
    const page = await readFile(join(out, 'report.html'), 'utf8');
    expect(page).toContain('<h1>Two rings</h1>');
    for (const column of ['What', 'Bound', 'Reached', 'Met', 'Why']) expect(page).toContain(`>${column}</th>`);
    // Nothing is stated of these.
    expect(page).not.toContain('Stated');
  });

  it("writes the setup beside the network of the README's example", async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const { code, out } = await runJob(example(readme, 0).replace('epochs: 1000', 'epochs: 1'));
    expect(code).toBe(0);
    const { sha256 } = JSON.parse(await readFile(join(out, 'classifier.setup.json'), 'utf8'));
    const bytes = await readFile(join(out, 'classifier.linn'));
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is told where two files have one name, and where one is outside the folder', async () => {
    const file = (name: string, beside: string): string =>
      `{ name: '${name}', exported: { bytes: new Uint8Array(1), beside: { '${beside}': new Uint8Array(2) } } }`;
    const twice = await runJob(`export const files = [${file('a', 'setup')}, ${file('b', 'setup')}];`);
    expect(twice.code).toBe(4);
    expect(twice.stderr).toContain('setup: two files have this name; give each export a name of its own');
    expect((await readdir(twice.out)).sort()).toEqual(expect.arrayContaining(['a', 'b', 'setup']));
    const outside = await runJob(`export const files = [${file('a', '../setup')}];`);
    expect(outside.code).toBe(4);
    expect(outside.stderr).toContain('"files" is not a list of');
  });

  it.each([
    ['metrics', '{ train: 0.9 }'],
    ['outcomes', `[{ name: 'a', value: 1, atLeast: '2' }]`],
    ['outcomes', `[{ name: 'a', value: 1, source: 5 }]`],
  ])('is told where %s is %s', async (name, value) => {
    const { code, stderr } = await runJob(`export const ${name} = ${value};`);
    expect(code).toBe(4);
    expect(stderr).toContain(`"${name}" is not `);
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
