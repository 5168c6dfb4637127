import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLinn } from 'linnet';
import { describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';

const read = (...path: readonly string[]): Promise<string> => readFile(join(...path), 'utf8');

describe('linnet', () => {
  it('tells its verbs, and an example', async () => {
    const { code, stdout } = await linnet(['--help']);
    expect(code).toBe(0);
    for (const word of ['run', 'recipes', 'data', 'inspect', 'plugins', 'linnet run moku-classifier'])
      expect(stdout).toContain(word);
  });

  it.each(['run', 'recipes', 'data', 'inspect', 'plugins'])('%s --help shows an example', async (verb) => {
    const { code, stdout } = await linnet([verb, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(verb === 'data' ? 'plateaus' : `$ linnet ${verb}`);
  });

  it('lists recipes with what to expect', async () => {
    const { stdout } = await linnet(['recipes', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      recipes: [{ name: 'moku-classifier', expects: expect.stringContaining('95.7') }],
    });
  });

  it('lists built-in plugins', async () => {
    const { stdout } = await linnet(['plugins', '--json']);
    const { plugins }: { plugins: readonly { name: string; available: boolean }[] } = JSON.parse(stdout);
    expect(plugins.map(({ name }) => name)).toEqual(['js', 'wasm', 'cpu', 'linn']);
    expect(plugins.every(({ available }) => available)).toBe(true);
  });
});

describe('linnet run moku-classifier', () => {
  it('leaves a run folder and prints one document with --json', async () => {
    const out = await temporaryFolder();
    const { code, stdout, stderr } = await linnet(['run', 'moku-classifier', '--epochs', '3', '--out', out, '--json']);
    expect(stderr).toContain('Total params: 22,837 (89.21 KB)');
    expect(stderr).toMatch(/Epoch 3\/3 - .*loss: \d.*validation loss: \d/u);
    expect(code).toBe(0);
    const proportion = (rows: number) => ({
      accuracy: expect.any(Number),
      rows,
      interval: [expect.any(Number), expect.any(Number)],
    });
    expect(JSON.parse(stdout)).toMatchObject({
      backend: 'js',
      epochs: 3,
      interrupted: false,
      seconds: { fit: expect.any(Number) },
      microsecondsPerStep: expect.any(Number),
      seeds: { data: 42, weights: 42, order: 42 },
      metrics: { train: proportion(5040), validation: proportion(560) },
      latency: { cycles: 375 },
      parameters: 22837,
      files: expect.arrayContaining([join(out, 'classifier.linn'), join(out, 'report.html')]),
    });
    for (const file of (JSON.parse(stdout) as { files: string[] }).files)
      await expect(readFile(file)).resolves.toBeDefined();
    expect(JSON.parse(await read(out, 'metrics.json'))).toEqual(JSON.parse(stdout));
    expect((await read(out, 'history.csv')).split('\n')).toHaveLength(5);
    const document = parseLinn(await read(out, 'classifier.linn'));
    expect(document.layers.map(({ biases }) => biases.length)).toEqual([100, 64, 64, 32, 1]);
    const setup = JSON.parse(await read(out, 'classifier.setup.json'));
    expect(setup.sha256).toBe(
      createHash('sha256')
        .update(await readFile(join(out, 'classifier.linn')))
        .digest('hex'),
    );
    expect(await readdir(join(out, 'figures'))).toHaveLength(5);
    expect(await read(out, 'report.html')).toContain('<svg');
  });

  it('gives the same model for the same seed, another for another, and separates the data with --data-seed', async () => {
    const model = async (...args: string[]): Promise<string> => {
      const out = await temporaryFolder();
      await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', out, ...args]);
      return read(out, 'model.json');
    };
    const first = await model('--seed', '5');
    expect(await model('--seed', '5')).toBe(first);
    expect(await model('--seed', '6')).not.toBe(first);
    expect(await model('--seed', '5', '--data-seed', '6')).not.toBe(first);
  });

  it.each(['wasm', 'cpu'])('trains on %s', async (backend) => {
    const out = await temporaryFolder();
    const { code, stdout } = await linnet([
      'run',
      'moku-classifier',
      '--epochs',
      '1',
      '--backend',
      backend,
      '--out',
      out,
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ backend, epochs: 1 });
  });

  it('says why auto did not pick the others', async () => {
    const { stderr } = await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', await temporaryFolder()]);
    expect(stderr).toMatch(/Training on js .*wasm.*cpu/u);
  });

  it('ends cleanly on Ctrl-C with exit code 130, and goes on to the same bits', async () => {
    const [whole, parts] = [await temporaryFolder(), await temporaryFolder()];
    const common = ['run', 'moku-classifier', '--epochs', '8'];
    await linnet([...common, '--out', whole]);
    let asked = false;
    const interrupted = await linnet([...common, '--out', parts], {
      onStderr: (text, child) => {
        if (asked || !text.includes('Epoch 3/8')) return;
        asked = true;
        child.kill('SIGINT');
      },
    });
    expect(interrupted.code).toBe(130);
    expect(interrupted.stdout).toContain(`linnet run --resume ${parts}`);
    expect((await read(parts, 'history.csv')).split('\n').length).toBeLessThan(10);
    await expect(readFile(join(parts, 'model.json'))).resolves.toBeDefined();
    const resumed = await linnet(['run', '--resume', parts]);
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).not.toContain('Epoch 2/8');
    for (const file of ['model.json', 'history.csv', 'classifier.linn'])
      expect(await read(parts, file)).toBe(await read(whole, file));
  });

  it('moves the files of an earlier run aside', async () => {
    const out = await temporaryFolder();
    await linnet(['run', 'moku-classifier', '--epochs', '1', '--seed', '1', '--out', out]);
    const before = await read(out, 'model.json');
    await writeFile(join(out, 'mine.txt'), 'mine');
    await linnet(['run', 'moku-classifier', '--epochs', '1', '--seed', '2', '--out', out]);
    expect(await read(out, 'earlier-1', 'model.json')).toBe(before);
    expect(await read(out, 'model.json')).not.toBe(before);
    expect(await read(out, 'mine.txt')).toBe('mine');
  });
});

describe('linnet run ./job.ts', () => {
  const hello = join(import.meta.dirname, '../examples/jobs/anomaly-classifier.ts');

  it('runs the hello as it is written, with fewer epochs, where no linnet is installed', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'job.ts'), (await read(hello)).replace('epochs: 1000', 'epochs: 2'));
    const { code, stdout, stderr } = await linnet(['run', './job.ts'], { cwd: folder });
    expect(stderr).toContain('Epoch 2/2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^0\.\d+ 0\.\d+\nNetwork latency approx\. 375 cycles/u);
    const figures = await readdir(join(folder, 'runs/job-1/figures'));
    expect(figures).toHaveLength(2);
  });

  it('keeps standard output to one document with --json, and takes --backend', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'job.ts'), (await read(hello)).replace('epochs: 1000', 'epochs: 1'));
    const { stdout, stderr } = await linnet(['run', 'job.ts', '--json', '--backend', 'wasm'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ name: 'job' });
    expect(stderr).toContain('Network latency approx. 375 cycles');
    expect(stderr).toContain('Training on wasm');
  });

  it('is found through linnet.config.ts, from a folder below', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'below'));
    await writeFile(join(folder, 'job.ts'), `console.log('the job ran');`);
    await writeFile(
      join(folder, 'linnet.config.ts'),
      `import { defineConfig } from 'linnet';\nexport default defineConfig({ job: './job.ts' });`,
    );
    const { code, stdout } = await linnet(['run'], { cwd: join(folder, 'below') });
    expect(stdout).toContain('the job ran');
    expect(code).toBe(0);
  });
});

describe('linnet data and inspect', () => {
  it('writes the same files for the same seed', async () => {
    const [a, b] = [await temporaryFolder(), await temporaryFolder()];
    await linnet(['data', 'plateaus', '--out', a, '--seed', '3']);
    await linnet(['data', 'plateaus', '--out', b, '--seed', '3']);
    const text = await read(a, 'train.csv');
    expect(await read(b, 'train.csv')).toBe(text);
    const [head, ...rows] = text.trim().split('\n');
    expect(head).toMatch(/^sample_0,.*,sample_99,label,anomaly_start,anomaly_width$/u);
    expect(rows).toHaveLength(5040);
  });

  it('looks into a .linn file', async () => {
    const golden = join(import.meta.dirname, '../packages/linn-export/test/golden/plateau_100x100_64_64_32_1.linn');
    const { code, stdout } = await linnet(['inspect', golden]);
    expect(code).toBe(0);
    expect(stdout).toContain('Parameters: 22837');
    expect(stdout).toContain('375 cycles');
    for (const device of ['Moku:Go', 'Moku:Lab', 'Moku:Pro', 'Moku:Delta']) expect(stdout).toContain(device);
  });
});

describe('bad input', () => {
  it.each([
    [['run', 'moku-clasifier'], 2, 'Did you mean "moku-classifier"?'],
    [['run', 'moku-classifier', '--epoch', '3'], 2, 'Did you mean --epochs?'],
    [['run', 'moku-classifier', '--epochs', '0'], 2, 'whole number from 1 up'],
    [['run', 'moku-classifier', '--seed', '-1'], 2, 'whole number from 0 to 4294967295'],
    [['run', 'moku-classifier', '--backend', 'simdd'], 2, 'Unknown backend "simdd"'],
    [['run', 'moku-classifier', '--out', '/proc/none/here'], 2, 'cannot be written'],
    [['run', 'moku-classifier', '--plugin', 'no-such-package'], 2, 'npm install no-such-package'],
    [['run', './none.ts'], 2, 'no job file ./none.ts'],
    [['run', '--resume', '/nowhere'], 2, 'no run.json'],
    [['run', '--resume', '/nowhere', '--seed', '3'], 2, 'only --epochs and --json'],
    [['inspect', 'none.linn'], 2, 'does not exist'],
    [['frobnicate'], 2, "unknown command 'frobnicate'"],
  ])('linnet %j ends with %i and says what to do', async (args, code, words) => {
    const outcome = await linnet(args);
    expect(outcome.stderr).toContain(words);
    expect(outcome.stderr).not.toMatch(/^\s+at /mu);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toBe('');
  });

  it.each([
    ['{"version": "0.1"', 'not JSON'],
    ['{"version": "9", "num_input_channels": 1, "num_output_channels": 1, "layers": []}', 'version'],
  ])('a broken .linn file is data that cannot be used: %s', async (text, words) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'broken.linn'), text);
    const { code, stderr } = await linnet(['inspect', join(folder, 'broken.linn')]);
    expect(code).toBe(4);
    expect(stderr).toContain(words);
  });

  it('a damaged checkpoint or run.json is told, and nothing is lost', async () => {
    const out = await temporaryFolder();
    await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', out]);
    const model = await read(out, 'model.json');
    await writeFile(join(out, 'checkpoint-1.json'), '{"format": "linnet-check');
    const { code, stderr } = await linnet(['run', '--resume', out, '--epochs', '2']);
    expect(code).toBe(4);
    expect(stderr).toContain('cut off');
    expect(await read(out, 'model.json')).toBe(model);
  });

  it.skipIf(process.getuid?.() === 0)(
    'a folder without write permission is told before training starts (root may write anywhere)',
    async () => {
      const folder = await temporaryFolder();
      await chmod(folder, 0o500);
      const { code, stderr } = await linnet(['run', 'moku-classifier', '--out', join(folder, 'run')]);
      expect(code).toBe(2);
      expect(stderr).toContain('permission denied');
      expect(stderr).not.toContain('Epoch 1');
    },
  );
});
