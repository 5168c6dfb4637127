import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLinn, parseModel } from 'linnet';
import { describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';

const read = (...path: readonly string[]): Promise<string> => readFile(join(...path), 'utf8');

const verbs = ['run', 'recipes', 'data', 'view', 'train', 'find-lr', 'evaluate', 'predict', 'inspect', 'plugins'];

describe('linnet', () => {
  it('tells its verbs, and an example', async () => {
    const { code, stdout } = await linnet(['--help']);
    expect(code).toBe(0);
    for (const word of [...verbs, 'linnet run moku-classifier']) expect(stdout).toContain(word);
  });

  it.each(verbs)('%s --help shows an example', async (verb) => {
    const { code, stdout } = await linnet([verb, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`$ linnet ${verb}`);
  });

  it('lists recipes with what to expect', async () => {
    const { stdout } = await linnet(['recipes', '--json']);
    const { recipes }: { recipes: readonly unknown[] } = JSON.parse(stdout);
    expect(recipes).toContainEqual(
      expect.objectContaining({ name: 'moku-classifier', expects: expect.stringContaining('95.7') }),
    );
  });

  it('lists built-in plugins', async () => {
    const { stdout } = await linnet(['plugins', '--json']);
    const { plugins }: { plugins: readonly { name: string; available: boolean }[] } = JSON.parse(stdout);
    expect(plugins.map(({ name }) => name)).toEqual(['simd', 'js', 'wasm', 'cpu', 'linn', 'c', 'verilog', 'onnx']);
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
      backend: 'simd',
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

  it.each(['js', 'wasm', 'cpu'])('trains on %s', async (backend) => {
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

  it('takes simd by itself, tells the time of a step, and keeps why it was not another', async () => {
    const out = await temporaryFolder();
    const { stdout, stderr } = await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', out]);
    expect(stderr).toContain('Training on simd: 5040 rows in 158 batches of 32;');
    expect(stdout).toMatch(/Training +1 epochs? in .* s, [\d.]+ us a step on simd, validation and callbacks included/u);
    expect(JSON.parse(await read(out, 'run.json'))).toMatchObject({
      backends: [
        { name: 'simd' },
        { name: 'js', notPicked: '"simd" goes first' },
        { name: 'wasm', notPicked: '"simd" goes first' },
        { name: 'cpu', notPicked: '"simd" goes first' },
      ],
    });
    expect(JSON.parse(await read(out, 'metrics.json'))).toMatchObject({ backend: 'simd', notPicked: {} });
    expect(await read(out, 'report.html')).toContain('a step on simd, validation and callbacks included');
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
    expect(interrupted.stdout).toMatch(new RegExp(`Go on with: node .*linnet\\.js run --resume ${parts}`, 'u'));
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
    expect(await readdir(join(out, 'earlier-1'))).toContain('checkpoint-1.json');
    expect(await read(out, 'model.json')).not.toBe(before);
    expect(await read(out, 'mine.txt')).toBe('mine');
  });

  it("moves a person's own files and folders aside where it needs their names", async () => {
    const out = await temporaryFolder();
    await writeFile(join(out, 'model.json'), 'mine');
    await mkdir(join(out, 'history.csv'));
    await writeFile(join(out, 'figures'), 'mine too');
    const { code } = await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', out]);
    expect(code).toBe(0);
    expect(await read(out, 'earlier-1', 'model.json')).toBe('mine');
    expect(await read(out, 'earlier-1', 'figures')).toBe('mine too');
    expect(await readdir(join(out, 'figures'))).toHaveLength(5);
  });

  it('refuses a folder in which another run is at work, and takes over the lock of one that is no more', async () => {
    const out = await temporaryFolder();
    await writeFile(join(out, '.lock'), String(process.pid));
    const refused = await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', out]);
    expect(refused.stderr).toContain(`Another run is at work in ${out} (process ${process.pid})`);
    expect(refused.code).toBe(2);
    await writeFile(join(out, '.lock'), '999999999');
    expect((await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', out])).code).toBe(0);
    expect(await readdir(out)).not.toContain('.lock');
  });

  it('goes on when nobody reads what it says', async () => {
    const out = await temporaryFolder();
    const { code } = await linnet(['run', 'moku-classifier', '--epochs', '2', '--out', out], {
      onStderr: (_, child) => {
        child.stderr?.destroy();
        child.stdout?.destroy();
      },
    });
    expect(code).toBe(0);
    expect(await readdir(out)).toContain('report.html');
  });

  it('is not changed by a resumption that is refused', async () => {
    const out = await temporaryFolder();
    await linnet(['run', 'moku-classifier', '--epochs', '2', '--out', out]);
    const refused = await linnet(['run', '--resume', out, '--epochs', '1']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('2 epochs are done, more than the 1 asked for');
    expect((await linnet(['run', '--resume', out])).code).toBe(0);
  });
});

describe('linnet run ./job.ts', () => {
  const hello = join(import.meta.dirname, '../recipes/moku-classifier.ts');

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

  it("runs the README's example, with fewer epochs", async () => {
    const folder = await temporaryFolder();
    const [, example = ''] = /```ts\n([\s\S]*?)```/u.exec(await read(import.meta.dirname, '../README.md')) ?? [];
    await writeFile(join(folder, 'job.ts'), example.replace('epochs: 1000', 'epochs: 2'));
    const { code, stdout } = await linnet(['run', './job.ts'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/2 epochs: \d+\.\d % \(.* rows\)\n\d+ bytes, approx\. 375 cycles/u);
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

describe('what a job leaves', () => {
  const job = (...lines: readonly string[]): string =>
    [
      `import { dense, earlyStopping, fromArrays, learningRateSchedule, sequential } from 'linnet';`,
      `import { lines } from 'linnet/plot';`,
      'const rows = Array.from({ length: 64 }, (_, i) => [Math.fround(i / 64), (i % 7) / 7]);',
      'const data = fromArrays(rows, rows.map(([a, b]) => [a * b]));',
      `const make = () => sequential(2, [dense(4, { activation: 'tanh' }), dense(1)]).compile({ loss: 'meanSquaredError', optimizer: 'sgd', seed: 1 });`,
      ...lines,
    ].join('\n');
  const runJob = async (text: string, ...args: readonly string[]) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'job.ts'), text);
    return {
      folder: join(folder, 'runs/job-1'),
      cwd: folder,
      ...(await linnet(['run', './job.ts', ...args], { cwd: folder })),
    };
  };

  it('is the model, history and figures of its last fit, without being asked for', async () => {
    const { code, folder, stdout } = await runJob(job('await make().fit(data, { epochs: 2, seed: 1 });'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      backend: 'simd',
      epochs: 2,
      seconds: { fit: expect.any(Number) },
      parameters: 17,
    });
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(['model.json', 'history.csv', 'metrics.json', 'report.html']),
    );
  });

  it('stays off standard output with --json, however the job prints', async () => {
    const { stdout, stderr } = await runJob(
      job(`console.info('one'); console.table([{ two: 2 }]); process.stdout.write('three\\n');`),
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ name: 'job' });
    for (const word of ['one', 'two', 'three']) expect(stderr).toContain(word);
  });

  it('is kept where the training diverges', async () => {
    const { code, folder, stderr } = await runJob(
      job(
        'const wild = learningRateSchedule((epoch) => (epoch < 3 ? 0.01 : 1e30));',
        'await make().fit(data, { epochs: 9, seed: 1, callbacks: [wild] });',
      ),
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/(loss became|Weights stopped).* in epoch 4\b.*\. What was learnt before is kept\./u);
    expect((await read(folder, 'history.csv')).trim().split('\n')).toHaveLength(4);
    const { layers } = parseModel(await read(folder, 'model.json'));
    for (const { weights } of layers)
      for (const { data } of Object.values(weights)) expect(data.every(Number.isFinite)).toBe(true);
  });

  it('is kept where one export is not what its name says, and that one is named', async () => {
    const { code, folder, stderr } = await runJob(
      job(
        'export const history = make().fit(data, { epochs: 2, seed: 1 });',
        'export const figures = { one: 1 };',
        `export const files = [{ name: '../outside', exported: { bytes: new Uint8Array(1) } }];`,
      ),
    );
    expect(code).toBe(4);
    expect(stderr).toContain('"figures" is not a list of figures');
    expect(stderr).toContain('"files" is not a list of');
    expect((await read(folder, 'history.csv')).trim().split('\n')).toHaveLength(3);
  });

  it('is told, and nothing is written, where it fails before it trains', async () => {
    const { code, folder, stderr } = await runJob(job(`throw new TypeError('of its own');`));
    expect(code).toBe(1);
    expect(stderr).toContain('of its own');
    expect(await readdir(folder)).toEqual(['run.json']);
  });

  it('is the same after Ctrl-C in the first of two fits of one model', async () => {
    const two = job(
      'const slow = { onBatchEnd: () => new Promise((done) => setTimeout(done, 20)) };',
      'const model = make();',
      'await model.fit(data, { epochs: 12, seed: 1, callbacks: [slow] });',
      'await model.fit(data, { epochs: 3, seed: 2 });',
      'export { model };',
    );
    const whole = await runJob(two);
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'job.ts'), two);
    let asked = false;
    const { code } = await linnet(['run', './job.ts'], {
      cwd,
      onStderr: (text, child) => {
        if (asked || !text.includes('Epoch 2/12')) return;
        asked = true;
        child.kill('SIGINT');
      },
    });
    expect(code).toBe(130);
    // From another folder: paths are kept whole.
    const resumed = await linnet(['run', '--resume', join(cwd, 'runs/job-1')]);
    expect(resumed.stderr).not.toContain('Epoch 1/12');
    expect(resumed.code).toBe(0);
    expect(await read(cwd, 'runs/job-1/model.json')).toBe(await read(whole.folder, 'model.json'));
  });

  it('is told of an export whose name is misspelt, and of one that belongs to the run', async () => {
    const { code, folder, stderr } = await runJob(
      job(
        'export const figure = [];',
        'const exported = { bytes: new Uint8Array(1) };',
        `export const files = [{ name: 'a.bin', exported, beside: { 'run.json': '{}' } }];`,
      ),
    );
    expect(stderr).toContain('exports "figure", which is not kept; did you mean "figures"?');
    expect(stderr).toContain('"files" is not a list of');
    expect(code).toBe(4);
    expect(JSON.parse(await read(folder, 'run.json'))).toMatchObject({ name: 'job' });
  });

  it('is all but the figure that cannot be drawn', async () => {
    const { code, folder, stderr } = await runJob(
      job(
        `const good = lines({ a: [1, 2, 3] }, { title: 'Good' });`,
        `const bad = { ...good, title: 'Bad', draw: () => { throw new Error('no ink'); } };`,
        'export const figures = [bad, good];',
      ),
    );
    expect(code).toBe(4);
    expect(stderr).toContain('figure 1: no ink');
    expect(await readdir(join(folder, 'figures'))).toEqual(['2-good.svg']);
    expect(await readdir(folder)).toContain('report.html');
  });

  it('can come from a plugin, by its name', async () => {
    const cwd = await temporaryFolder();
    await writeFile(
      join(cwd, 'letters.ts'),
      `import { defineExporter } from 'linnet';
       export const letters = defineExporter({ name: 'letters', extension: 'txt', check: () => [],
         export: ({ layers }) => ({ value: layers.length, bytes: new TextEncoder().encode('layers: ' + layers.length), report: {} }) });`,
    );
    await writeFile(
      join(cwd, 'job.ts'),
      job(
        'const model = make();',
        `export const files = [{ name: 'letters.txt', exported: await model.export('letters') }];`,
      ),
    );
    const { code, stderr } = await linnet(['run', './job.ts', '--plugin', './letters.ts', '--out', 'out'], { cwd });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(await read(cwd, 'out/letters.txt')).toBe('layers: 2');
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
    [['run', 'moku-classifier', '--out', ''], 2, 'Give the name of a folder'],
    [['run', '/'], 2, 'not a file that can be run'],
    [['run', 'moku-classifier', '--seed', '-1'], 2, 'whole number from 0 to 4294967295'],
    [['run', 'moku-classifier', '--backend', 'simdd'], 2, 'Unknown backend "simdd"'],
    [['run', 'moku-classifier', '--out', '/proc/none/here'], 2, 'cannot be written'],
    [['run', 'moku-classifier', '--plugin', 'no-such-package'], 2, 'npm install no-such-package'],
    [['run', './none.ts'], 2, 'no job file ./none.ts'],
    [['run', 'moku-classifier', '--plugin', './none.ts'], 2, 'There is no plugin file'],
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

  it.skipIf(!existsSync('/dev/full')).each([[['recipes']], [['plugins', '--json']], [['train', '--help']]])(
    'linnet %j ends with 1 where what it prints cannot be written, such as on a full disk',
    async (args) => {
      const { code, stderr } = await linnet(args, { outputTo: '/dev/full' });
      expect(stderr).toMatch(/^Error: what was printed could not be written: ENOSPC.*\.\n$/u);
      expect(code).toBe(1);
    },
  );

  it('is told in the document with --json', async () => {
    const { stdout, code } = await linnet(['run', 'moku-clasifier', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'unknown-name', message: expect.stringContaining('moku-classifier') },
    });
    expect(code).toBe(2);
  });

  it.each([
    ['export default { job: 5 };', 'job is not a path'],
    ['export default { bakend: "js" };', 'Did you mean "backend"?'],
    ['export default {', 'cannot be loaded'],
    ['import "no-such-package";', 'cannot be loaded'],
  ])('a config file that says %s is named', async (text, words) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'linnet.config.ts'), text);
    const { code, stderr } = await linnet(['run', 'moku-classifier', '--epochs', '1'], { cwd });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('Epoch 1');
    expect([2, 4]).toContain(code);
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
    for (const [file, text, words] of [
      ['checkpoint-1.json', '{"format": "linnet-check', 'cut off'],
      ['run.json', '{"format": "linnet-run/1"}', 'does not describe a run'],
      ['run.json', '{', 'does not describe a run'],
    ] as const) {
      await writeFile(join(out, file), text);
      const { code, stderr } = await linnet(['run', '--resume', out, '--epochs', '2']);
      expect(code).toBe(4);
      expect(stderr).toContain(words);
      expect(await read(out, 'model.json')).toBe(model);
    }
    const again = await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', out]);
    expect(again.code).toBe(4);
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
