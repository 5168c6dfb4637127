import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
// @boundaries-ignore scripts belong to no package
import backendsOf from '../scripts/golden/backends.json' with { type: 'json' };

const backends = Object.values(backendsOf).flat();
const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'linnet-golden-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const sources = {
  rng: 'core/test/golden/rng.json',
  plateau: 'datasets/test/golden/plateau.json',
  split: 'datasets/test/golden/split.json',
  metrics: 'metrics/test/golden/metrics.json',
  adam: 'layers/test/golden/optimizer-adam.json',
  clipped: 'layers/test/golden/clipped-dense.json',
  sparse: 'layers/test/golden/gru-sequences-sparse.json',
  rules: 'layers/test/golden/dense-regularizers.json',
} as const;
const net = 'tiny_2_3_1';
const trio = [`${net}.net.json`, `${net}.linn`, `${net}.golden.json`];

const sourcePath = (file: string): string => join(root, 'packages', file);
const linnPath = (file: string): string => sourcePath(`linn-export/test/golden/${file}`);
const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'));

/** A folder in which files are laid out as the script wants them. */
function createFolder(name: string) {
  const write = (file: string, content: string): void => {
    const path = join(temporary, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  return {
    write,
    json: (file: string, value: Json) => write(file, JSON.stringify(value)),
    /** The three files of a network, under `linn/<as>/`. */
    network: (as: string) => {
      for (const file of trio) {
        const path = join(temporary, name, 'linn', as, file);
        mkdirSync(dirname(path), { recursive: true });
        copyFileSync(linnPath(file), path);
      }
    },
    /** Runs the script on the folder. */
    run: () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(root, 'scripts/golden.mjs'), join(temporary, name)],
        {
          encoding: 'utf8',
        },
      );
      const lines = stdout.trimEnd().split('\n');
      return {
        status,
        stderr,
        lines,
        last: lines.at(-1) ?? '',
        of: (file: string) => lines.filter((line) => line.split(' ')[1] === file),
      };
    },
  };
}

/** A copy of a value in which one member is another; a move of a member that is not there is a mistake of the test. */
function edited(value: Json, path: Path, edit: (before: number) => Json): Json {
  const copy: Json = structuredClone(value);
  let holder: Json = copy;
  for (const key of path.slice(0, -1)) holder = member(holder, key);
  const last = path.at(-1) ?? '';
  const before = member(holder, last);
  if (typeof before !== 'number') throw new Error(`${path.join('.')} is no number`);
  (holder as Record<string | number, Json>)[last] = edit(before);
  return copy;
}

function member(holder: Json, key: string | number): Json {
  const found = (holder as Record<string | number, Json>)[key];
  if (found === undefined) throw new Error(`there is no ${key}`);
  return found;
}

const metrics = readJson(sourcePath(sources.metrics));
const rng = readJson(sourcePath(sources.rng));
const plateau = readJson(sourcePath(sources.plateau));
const adam = readJson(sourcePath(sources.adam)) as { [key: string]: Json };
const golden = readJson(linnPath(`${net}.golden.json`));

const nextDouble = (value: number): number => value * (1 + Number.EPSILON);
const nextFloat = (value: number): number => Math.fround(value * (1 + 2 * 2 ** -24));
const plus = (distance: number) => (value: number) => value + distance * Math.max(1, Math.abs(value));
const add = (distance: number) => (value: number) => value + distance;

describe('copies of reference files', () => {
  const folder = createFolder('unmoved');
  folder.json('data/rng.json', rng);
  folder.json('data/plateau.json', plateau);
  folder.json('data/split.json', readJson(sourcePath(sources.split)));
  folder.json('metrics/metrics.json', metrics);
  for (const name of ['adam', 'clipped', 'sparse', 'rules'] as const)
    folder.json(`training/${name}.json`, readJson(sourcePath(sources[name])));
  folder.network('.');
  const { status, lines, last, of } = folder.run();

  it('pass, on every backend that computes something', () => {
    const ran = lines.slice(0, -1).filter((line) => !line.startsWith('refused '));
    expect(ran.filter((line) => !line.startsWith('passed '))).toEqual([]);
    expect(of('training/sparse.json')).toContain('passed training/sparse.json js');
    for (const name of ['adam', 'rules'])
      expect(of(`training/${name}.json`)).toEqual(backends.map((backend) => `passed training/${name}.json ${backend}`));
    // One more is the reference in doubles.
    expect(of(`linn/${net}.golden.json`)).toHaveLength(backends.length + 1);
    expect(of('data/rng.json')).toEqual(['passed data/rng.json -']);
    const refused = lines.length - 1 - ran.length;
    expect([status, last]).toEqual([0, `${ran.length} passed, 0 failed, 0 skipped, ${refused} refused`]);
  });
});

describe('copies with one number moved by ten times its tolerance, or by the least there is where it has none', () => {
  const folder = createFolder('moved');
  const moves: readonly (readonly [
    what: string,
    file: string,
    value: Json,
    path: Path,
    edit: (value: number) => Json,
  ])[] = [
    ['a uniform number', 'data/uniform.json', rng, ['RandomState(42)', 'uniform(-2,3,8)', 3], nextDouble],
    ['a whole number', 'data/whole.json', rng, ['RandomState(0)', 'randint(0,2**31-1,size=5)', 4], add(1)],
    ['a normal number', 'data/normal.json', rng, ['RandomState(77317)', 'normal(0,0.03,(3,2))', 2, 1], plus(1e-12)],
    [
      'a number of mixed calls',
      'data/mixed.json',
      rng,
      ['RandomState(42)', 'mixed: random_sample, standard_normal, randint(0,10), standard_normal, random_sample', 3],
      plus(1e-12),
    ],
    ['a sample', 'data/sample.json', plateau, ['cases', 0, 'trainX first 3 rows', 2, 99], plus(1e-12)],
    ['a label', 'data/label.json', plateau, ['cases', 0, 'valY first 60', 59], (label) => 1 - label],
    ['a sum', 'data/sum.json', plateau, ['cases', 0, 'trainX row sums, first 50', 49], (sum) => sum * (1 + 1e-11)],
    [
      'an anomaly',
      'data/anomaly.json',
      plateau,
      ['cases', 0, 'defective start,width first 20 (draw order)', 19, 0],
      add(1),
    ],
    ['an accuracy', 'metrics/accuracy.json', metrics, ['three classes', 'accuracy'], add(1e-11)],
    ['a mean squared error', 'metrics/mse.json', metrics, ['regression', 'mse'], add(-1e-11)],
    ['a loss', 'training/loss.json', adam, ['history', 'loss', 0], add(1e-4)],
    ['a weight', 'training/weight.json', adam, ['final_weights', 0, 2, 4], add(1e-4)],
    ['a prediction', 'training/prediction.json', adam, ['prediction_after', 3, 0], add(-1e-4)],
    ['an answer', `linn/answer/${net}.golden.json`, golden, ['outputs', 15, 0], add(1e-5)],
    ['a mapped answer', `linn/mapped/${net}.golden.json`, golden, ['outputs_mapped', 15, 0], add(1e-5)],
    ['a latency', `linn/latency/${net}.golden.json`, golden, ['latency_cycles'], add(1)],
    [
      'a weight of a network',
      `linn/kernel/${net}.net.json`,
      readJson(linnPath(`${net}.net.json`)),
      ['layers', 0, 'kernel', 1, 2],
      nextFloat,
    ],
  ];
  for (const as of ['answer', 'mapped', 'latency', 'kernel', 'file']) folder.network(as);
  for (const [, file, value, path, edit] of moves) folder.json(file, edited(value, path, edit));
  // The last digit of a number in the vendor's own file.
  const text = readFileSync(linnPath(`${net}.linn`), 'utf8');
  folder.write(
    `linn/file/${net}.linn`,
    text.replace(/(\d)(\])/, (_, digit, end) => `${9 - Number(digit)}${end}`),
  );
  const { status, of } = folder.run();
  const failures = (file: string): number => of(file).filter((line) => line.startsWith('failed ')).length;

  it.each(moves.map(([what, file]) => [what, file] as const))('%s: fails', (_, file) => {
    expect(failures(file)).toBeGreaterThan(0);
  });

  it('fail on every backend', () => {
    for (const file of ['training/loss.json', 'training/weight.json', 'training/prediction.json'])
      expect(failures(file)).toBe(backends.length);
    expect(failures(`linn/answer/${net}.golden.json`)).toBe(backends.length);
    expect(failures(`linn/mapped/${net}.golden.json`)).toBe(backends.length + 1);
  });

  it('say where and what', () => {
    expect(of('training/weight.json')[0]).toMatch(
      /^failed training\/weight\.json js final_weights\[0\]\[2\]\[4\] is -?\d\.\d+, not -?\d\.\d+$/,
    );
  });

  it("fail where a digit of the vendor's file differs from the network", () => {
    expect(failures(`linn/file/${net}.net.json`)).toBe(1);
  });

  it('make the run fail', () => {
    expect(status).toBe(1);
  });
});

describe('what cannot be checked', () => {
  const folder = createFolder('unknown');
  folder.json('training/layer.json', { ...adam, layers: [{ layer: 'Fancy', weights: [] }] });
  const withLayer = (layer: { [key: string]: Json }): Json => ({
    ...adam,
    layers: [...(adam.layers as Json[]).slice(0, -1), { weights: [], ...layer }, ...(adam.layers as Json[]).slice(-1)],
  });
  folder.json('training/noise.json', withLayer({ layer: 'Dropout', rate: 0.2 }));
  folder.json(
    'training/rule.json',
    withLayer({ layer: 'Dense', units: 5, weights: ['kernel', 'bias'], kernel_constraint: { class: 'Odd' } }),
  );
  folder.json('training/weights.json', { ...adam, sample_weight: [[1, 2]] });
  folder.json('training/argument.json', { ...adam, optimizer_arguments: { learning_rate: 0.02, use_ema: true } });
  folder.json('training/key.json', { ...adam, curriculum: 3 });
  folder.json('data/call.json', { 'RandomState(1)': { 'zipf(2)': [1] } });
  folder.json('other/file.json', {});
  const skipped = folder.run();

  it('is skipped, and what is missing named', () => {
    expect(skipped.lines).toEqual([
      'skipped data/call.json - no random call "zipf(2)"',
      'skipped other/file.json - no check for files of this place',
      'skipped training/argument.json - no optimizer "Adam" with use_ema=true',
      'skipped training/key.json - no use for "curriculum"',
      'skipped training/layer.json - no layer "Fancy"',
      "skipped training/noise.json - no repetition of Keras's noise in Dropout",
      'skipped training/rule.json - no constraint {"class":"Odd"}',
      'skipped training/weights.json - no weights of single steps',
      '0 passed, 0 failed, 8 skipped, 0 refused',
    ]);
    expect(skipped.status).toBe(0);
  });

  it('fails where a file is damaged', () => {
    const damaged = createFolder('damaged');
    damaged.write('data/rng.json', '{ "RandomState(1)": ');
    damaged.json('training/run.json', { ...adam, epochs: undefined } as unknown as Json);
    damaged.json('metrics/empty.json', {});
    const { status, last } = damaged.run();
    expect([status, last]).toEqual([1, '0 passed, 3 failed, 0 skipped, 0 refused']);
  });

  it('is an error of usage where there is nothing', () => {
    const { status, stderr } = createFolder('nowhere').run();
    expect(status).toBe(2);
    expect(stderr).toContain('is not a folder');
  });
});
