import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseModel } from 'linnet';
import { readData } from 'linnet/node';
import { describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';

const read = (...path: readonly string[]): Promise<string> => readFile(join(...path), 'utf8');

/** Three kinds that lie apart, and one more column that is noise. */
function flowers(rows: number): string {
  const kinds = ['iris', 'rose', 'tulip'];
  const lines = Array.from({ length: rows }, (_, row) => {
    const kind = row % 3;
    return [kind + ((row * 7) % 11) / 20, 100 * kind - ((row * 5) % 13), (row * 3) % 17, kinds[kind]].join(',');
  });
  return `width,height,noise,kind\n${lines.join('\n')}\n`;
}

const folderWith = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
};

describe('linnet data', () => {
  it.each([
    'circles',
    'moons',
    'spirals',
    'checkerboard',
    'blobs',
    'classification',
    'gaussian-quantiles',
    'multilabel',
    'surface',
    'threshold',
    'plateaus',
  ])('writes %s, the same for the same seed, and reads it back', async (name) => {
    const cwd = await temporaryFolder();
    const write = async (out: string, ...more: readonly string[]): Promise<readonly string[]> => {
      const { code, stdout } = await linnet(['data', name, '--rows', '30', '--out', out, '--json', ...more], { cwd });
      expect(code).toBe(0);
      const { files }: { files: readonly { readonly path: string }[] } = JSON.parse(stdout);
      return files.map(({ path }) => path);
    };
    const [path = ''] = await write('a');
    const [again = ''] = await write('b');
    const [other = ''] = await write('c', '--seed', '7');
    expect(path).toBe(join('a', `${name}.csv`));
    expect(await read(cwd, again)).toBe(await read(cwd, path));
    expect(await read(cwd, other)).not.toBe(await read(cwd, path));
    const [json = ''] = await write('d', '--format', 'json');
    expect((await readData(join(cwd, json))).rows).toBe(30);
    const [npy = ''] = await write('e', '--format', 'npy');
    expect((await readData(join(cwd, npy), { target: -1 })).rows).toBe(30);
  });

  it('gives the rows of scikit-learn', async () => {
    const cwd = await temporaryFolder();
    await linnet(['data', 'circles', '--rows', '1000', '--noise', '0.03', '--seed', '42', '--out', '.'], { cwd });
    const { x, y } = await readData(join(cwd, 'circles.csv'), { target: 'label' });
    // make_circles(1000, noise=0.03, random_state=42), the first row.
    expect(x.data[0]).toBeCloseTo(0.754246, 6);
    expect(x.data[1]).toBeCloseTo(0.231481, 6);
    expect(y.data[0]).toBe(1);
  });

  it('writes waves as pairs of files: the test rows are the next that are drawn', async () => {
    const cwd = await temporaryFolder();
    await linnet(['data', 'waves', '--rows', '5', '--test-rows', '3', '--seed', '1', '--out', 'few'], { cwd });
    await linnet(['data', 'waves', '--rows', '8', '--test-rows', '1', '--seed', '1', '--out', 'many'], { cwd });
    expect(await readdir(join(cwd, 'few/Train'))).toHaveLength(10);
    expect(await readFile(join(cwd, 'few/Test/X_1.dat'))).toEqual(await readFile(join(cwd, 'many/Train/X_6.dat')));
    expect((await stat(join(cwd, 'few/Train/X_1.dat'))).size).toBe(128 * 8);
  });

  it('takes the options of each generator', async () => {
    const cwd = await temporaryFolder();
    const { code } = await linnet(
      [
        'data',
        'blobs',
        '--rows',
        '40',
        '--centres',
        '4',
        '--features',
        '3',
        '--box',
        '-5,5',
        '--no-shuffle',
        '--out',
        '.',
      ],
      { cwd },
    );
    expect(code).toBe(0);
    const { x, y } = await readData(join(cwd, 'blobs.csv'), { target: 'label' });
    expect(x.shape).toEqual([40, 3]);
    expect([y.data[0], y.data[39]]).toEqual([0, 3]);
  });
});

describe('linnet train', () => {
  it('trains on a CSV file, and leaves a run with figures, also as PNG', async () => {
    const cwd = await folderWith({ 'flowers.csv': flowers(150) });
    const { code, stdout, stderr } = await linnet(
      [
        'train',
        'flowers.csv',
        '--target',
        'kind',
        '--layers',
        '16:relu,8:tanh,3:softmax',
        '--epochs',
        '40',
        '--png',
        '--json',
      ],
      { cwd },
    );
    expect(stderr).toContain('Loss: sparseCategoricalCrossentropy; optimizer: adam; inputs scaled to mean 0');
    expect(code).toBe(0);
    const summary = JSON.parse(stdout);
    expect(summary).toMatchObject({
      name: 'flowers',
      epochs: 40,
      metrics: { train: { rows: 120 }, validation: { rows: 30 } },
    });
    expect(summary.metrics.validation.accuracy).toBeGreaterThan(0.9);
    const folder = join(cwd, 'runs/flowers-1');
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(['run.json', 'model.json', 'history.csv', 'metrics.json', 'report.html']),
    );
    expect(await readdir(join(folder, 'figures'))).toEqual(
      expect.arrayContaining(['1-training.svg', '2-confusion-matrix-validation-rows.svg', '1-training.png']),
    );
    expect((await readFile(join(folder, 'figures/1-training.png'))).subarray(1, 4).toString()).toBe('PNG');
    expect(await read(folder, 'report.html')).toContain('precision');
    const [head, first] = (await read(folder, 'history.csv')).split('\r\n');
    expect(head).toBe('epoch,accuracy,learning_rate,loss,val_accuracy,val_loss');
    expect(first).toMatch(/^0,/u);
    expect(parseModel(await read(folder, 'model.json')).scaling?.input?.low).toHaveLength(3);
  });

  it('draws the boundary between classes of two features, and ROC curves of two classes', async () => {
    const cwd = await temporaryFolder();
    await linnet(['train', 'circles', '--rows', '100', '--epochs', '2', '--out', 'run'], { cwd });
    const figures = (await readdir(join(cwd, 'run/figures'))).join(' ');
    for (const word of ['decision-boundary', 'roc-curve', 'precision-and-recall']) expect(figures).toContain(word);
  });

  it('predicts numbers, with an error in their unit', async () => {
    const rows = Array.from({ length: 80 }, (_, row) => `${row % 9},${row % 7},${1000 + 3 * (row % 9) - (row % 7)}`);
    const cwd = await folderWith({ 'out.csv': `a,b,volts\n${rows.join('\n')}\n` });
    const { stdout, stderr } = await linnet(
      [
        'train',
        'out.csv',
        '--target',
        'volts',
        '--layers',
        '8:tanh,1',
        '--learning-rate',
        '0.02',
        '--patience',
        '50',
        '--json',
      ],
      { cwd },
    );
    expect(stderr).toContain('inputs and targets scaled to mean 0 and deviation 1');
    const { outcomes }: { outcomes: readonly { readonly name: string; readonly value: number }[] } = JSON.parse(stdout);
    expect(outcomes.find(({ name }) => name === 'Mean absolute error, validation rows')?.value).toBeLessThan(2);
    expect((await readdir(join(cwd, 'runs/out-1/figures'))).join(' ')).toContain('predicted-against-true');
  });

  it('says how to go on with the model, and what it says works', async () => {
    const cwd = await folderWith({ 'flowers.csv': flowers(30), 'more.csv': flowers(6) });
    const { stdout } = await linnet(['train', 'flowers.csv', '--target', 'kind', '--epochs', '1', '--out', 'a run'], {
      cwd,
    });
    const next = stdout.split('\nNext\n')[1]?.trimEnd().split('\n') ?? [];
    expect(next).toHaveLength(3);
    for (const [index, verb] of ['evaluate', 'predict', 'export'].entries()) {
      const [, words = ''] = /linnet\.js (.*?)(?: {2}#.*)?$/u.exec(next[index] ?? '') ?? [];
      expect(words).toMatch(new RegExp(`^${verb} 'a run' `, 'u'));
      const args = words.replace("'a run'", 'a_run').split(' ');
      const { code, stderr } = await linnet(
        args.map((word) => word.replace('a_run', 'a run')),
        { cwd },
      );
      // What an instrument cannot run, such as a softmax, the exporter refuses in its own words.
      if (verb === 'export') expect(stderr).not.toContain('unknown option');
      else expect(code).toBe(0);
    }
    expect(next[2]).toContain('c, verilog, onnx');
  });

  it('measures numbers of which one row is held out', async () => {
    const cwd = await folderWith({ 'few.csv': 'a,volts\n1,2.5\n2,3.5\n3,5\n4,6\n' });
    const { code, stdout } = await linnet(['train', 'few.csv', '--target', 'volts', '--epochs', '1'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Mean absolute error, validation rows');
  });

  it('takes the rows in Test of a folder to validate with', async () => {
    const cwd = await temporaryFolder();
    await linnet(['data', 'waves', '--rows', '40', '--test-rows', '10', '--out', 'waves'], { cwd });
    const { stderr } = await linnet(
      ['train', 'waves', '--layers', 'lstm:4,1:sigmoid', '--epochs', '1', '--optimiser', 'rmsprop'],
      { cwd },
    );
    expect(stderr).toContain('Rows: 40 to train with, 10 to validate, 0 to test');
    expect(stderr).toContain('optimizer: rmsprop');
    expect(stderr).toContain('128, 1');
  });

  it('is interrupted by Ctrl-C and resumed to the same bits', async () => {
    const cwd = await temporaryFolder();
    const args = [
      'train',
      'waves',
      '--rows',
      '60',
      '--layers',
      'lstm:6,1:sigmoid',
      '--epochs',
      '10',
      '--batch-size',
      '4',
    ];
    await linnet([...args, '--out', 'whole'], { cwd });
    let asked = false;
    const { code, stdout } = await linnet([...args, '--out', 'parts'], {
      cwd,
      onStderr: (text, child) => {
        if (asked || !text.includes('Epoch 2/10')) return;
        asked = true;
        child.kill('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(stdout).toContain('run --resume parts');
    expect(await readdir(join(cwd, 'parts'))).toContain('report.html');
    const resumed = await linnet(['run', '--resume', 'parts'], { cwd });
    expect(resumed.code).toBe(0);
    for (const file of ['model.json', 'history.csv'])
      expect(await read(cwd, 'parts', file)).toBe(await read(cwd, 'whole', file));
  });
});

describe('a model that was trained', () => {
  it('is measured and predicts, with the target, columns and classes of its training', async () => {
    const mixed = 'noise,kind,height,width\n3,tulip,199,2.1\n5,tulip,205,2.2\n1,iris,-3,0.1\n';
    const cwd = await folderWith({ 'flowers.csv': flowers(150), 'mixed.csv': mixed });
    await linnet(['train', 'flowers.csv', '--target', 'kind', '--epochs', '60', '--out', 'run'], { cwd });
    const text = await linnet(['evaluate', 'run/model.json', 'mixed.csv', '--out', 'figures'], { cwd });
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/precision +recall +f1-score +support/u);
    expect(text.stdout).toMatch(/True \\ predicted +iris +rose +tulip/u);
    expect(await readdir(join(cwd, 'figures'))).toEqual(['1-confusion-matrix-evaluated-rows.svg']);
    const measured = JSON.parse((await linnet(['evaluate', 'run', 'mixed.csv', '--json'], { cwd })).stdout);
    expect(measured).toMatchObject({
      rows: 3,
      task: 'classes',
      classes: ['iris', 'rose', 'tulip'],
      scores: { accuracy: 1 },
    });
    const { code } = await linnet(['predict', 'run', 'mixed.csv', '--out', 'predicted.csv'], { cwd });
    expect(code).toBe(0);
    const [head, ...rows] = (await read(cwd, 'predicted.csv')).trim().split('\n');
    expect(head).toBe('class,probability_iris,probability_rose,probability_tulip');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['tulip', 'tulip', 'iris']);
  });

  it('predicts rows that stand on the command line', async () => {
    const cwd = await folderWith({ 'flowers.csv': flowers(90) });
    await linnet(['train', 'flowers.csv', '--target', 'kind', '--epochs', '40', '--out', 'run'], { cwd });
    const { code, stdout } = await linnet(['predict', 'run', '--row', '2.1,199,3', '--row', '-0.1, -3, 1'], { cwd });
    expect(code).toBe(0);
    const rows = stdout.trim().split('\n');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['class', 'tulip', 'iris']);
    const refused = async (...args: readonly string[]) => {
      const outcome = await linnet(['predict', 'run', ...args], { cwd });
      expect(outcome.code).toBe(2);
      expect(outcome.stderr).not.toMatch(/^\s+at /mu);
      return outcome.stderr;
    };
    const short = await refused('--row', '1,2', '--row', '1,2,3', '--row', '1,2,3,4');
    expect(short).toContain('The model takes 3 numbers a row (width, height, noise)');
    expect(short).toContain('row 1 has 2 numbers');
    expect(short).toContain('row 3 has 4 numbers');
    expect(short).not.toContain('row 2');
    expect(await refused('--row', '1,x,3')).toContain('Use a number');
    expect(await refused()).toContain('a file of rows, or --row with the numbers of one');
    const both = await refused('flowers.csv', '--row', '1,2,3', '--rows', '2');
    expect(both).toContain('there is flowers.csv as well');
    expect(both).toContain('--rows is for files');
  });

  it('tells what a file of rows lacks, with options that the verb has', async () => {
    const cwd = await folderWith({ 'flowers.csv': flowers(30), 'short.csv': 'width,height\n1,2\n' });
    await linnet(['train', 'flowers.csv', '--target', 'kind', '--epochs', '1', '--out', 'run'], { cwd });
    const lacking = await linnet(['predict', 'run', 'short.csv'], { cwd });
    expect(lacking.stderr).toContain('Unknown column "noise"');
    expect(lacking.stderr).toContain("a column of the model's training; name those of this file with --inputs.");
    expect(lacking.code).toBe(4);
    const few = await linnet(['predict', 'run', 'flowers.csv', '--inputs', 'width,height'], { cwd });
    expect(few.stderr).toContain('The model takes rows of 3 (width, height, noise), and these are 2. Name the columns');
    expect(few.stderr).not.toContain('--target');
    const measured = await linnet(['evaluate', 'run', 'short.csv'], { cwd });
    expect(measured.stderr).toContain('name those of this file with --target and --inputs');
    expect(measured.code).toBe(4);
  });

  it('is told from its file alone where the run beside it is damaged, or of a later linnet', async () => {
    const cwd = await folderWith({ 'flowers.csv': flowers(30) });
    await linnet(['train', 'flowers.csv', '--target', 'kind', '--epochs', '1', '--out', 'run'], { cwd });
    const run = await read(cwd, 'run/run.json');
    await writeFile(join(cwd, 'run/run.json'), run.replace('linnet-run/1', 'linnet-run/7'));
    const { code, stdout, stderr } = await linnet(['predict', 'run', '--row', '1,2,3'], { cwd });
    expect(stderr).toContain('what the model was trained on is not known');
    expect(stderr).toContain('its format is "linnet-run/7"; this version reads "linnet-run/1". Update linnet');
    expect(stdout).toContain('class,probability_0');
    expect(code).toBe(0);
    const resumed = await linnet(['run', '--resume', 'run'], { cwd });
    expect(resumed.stderr).toContain('is of another version of linnet');
    expect(resumed.code).toBe(4);
  });

  it('is refused where its file is damaged, with exit code 4 whatever is wrong in it', async () => {
    const cwd = await folderWith({ 'flowers.csv': flowers(30) });
    await linnet(['train', 'flowers.csv', '--target', 'kind', '--epochs', '1', '--out', 'run'], { cwd });
    const text = (await read(cwd, 'run/model.json')).replace(/"checksum":"[0-9a-f]+",/u, '');
    for (const [from, to, words] of [
      ['"kind":"dense"', '"kind":"dens"', 'Unknown kind of layer'],
      ['"units":32', '"units":1e9', 'at most 16777216 are possible'],
      ['"name":"dense_1"', '"name":"dense"', 'Two layers are named "dense"'],
      ['"scaling":{"input"', '"scaling":{"inputs"', 'scaling holds "inputs"; it has input and output'],
      ['linnet/1', 'linnet/2', 'Update linnet'],
    ] as const) {
      expect(text).toContain(from);
      await writeFile(join(cwd, 'damaged.json'), text.replace(from, to));
      const { code, stderr } = await linnet(['predict', 'damaged.json', '--row', '1,2,3'], { cwd });
      expect(stderr).toContain('damaged.json: ');
      expect(stderr).toContain(words);
      expect(code).toBe(4);
    }
    await writeFile(join(cwd, 'marked.json'), `\uFEFF${text}`);
    expect((await linnet(['predict', 'marked.json', '--row', '1,2,3'], { cwd })).code).toBe(0);
  });

  it('says what its rows must be', async () => {
    const cwd = await temporaryFolder();
    await linnet(['train', 'waves', '--rows', '20', '--epochs', '1', '--out', 'run'], { cwd });
    const { code, stderr } = await linnet(['predict', 'run', 'circles'], { cwd });
    expect(stderr).toContain('The model takes rows of 128, and these are 2');
    expect(code).toBe(4);
  });
});

describe('linnet find-lr', () => {
  it('lists the options that it uses, and no others', async () => {
    const { stdout } = await linnet(['find-lr', '--help']);
    for (const option of ['--epochs', '--patience', '--metrics', '--test', '--learning-rate'])
      expect(stdout).not.toContain(`  ${option}`);
    for (const option of ['--layers', '--batch-size', '--from', '--smoothing']) expect(stdout).toContain(`  ${option}`);
    expect((await linnet(['train', '--help'])).stdout).toContain('  --epochs');
  });

  it('takes the options of train, tells a rate, and leaves a figure and CSV', async () => {
    const cwd = await temporaryFolder();
    const { code, stdout, stderr } = await linnet(
      [
        'find-lr',
        'blobs',
        '--layers',
        '8:relu,3:softmax',
        '--epochs',
        '5',
        '--steps',
        '40',
        '--png',
        '--out',
        'lr',
        '--json',
      ],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stderr).toContain('find-lr makes no use of --epochs');
    const { suggestion, tried }: { suggestion: number; tried: number } = JSON.parse(stdout);
    expect(suggestion).toBeGreaterThan(0);
    const lines = (await read(cwd, 'lr/learning-rates.csv')).trim().split('\n');
    expect(lines[0]).toBe('learning_rate,loss,smoothed_loss');
    expect(lines).toHaveLength(tried + 1);
    expect(await readdir(join(cwd, 'lr'))).toEqual(
      expect.arrayContaining(['learning-rates.svg', 'learning-rates.png']),
    );
  });
});

describe('linnet view', () => {
  it('tells shape, classes, ranges and rows, and draws', async () => {
    const cwd = await folderWith({ 'flowers.csv': flowers(30) });
    const { code, stdout } = await linnet(['view', 'flowers.csv', '--count', '2', '--out', 'look.html'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('flowers: 30 x 3, target: 30 x 1');
    expect(stdout).toContain('Classes: iris (10), rose (10), tulip (10)');
    expect(stdout).toMatch(/^width +0 /mu);
    expect(stdout).toContain('Figure: ');
    expect(await read(cwd, 'look.html')).toContain('<svg');
  });

  it('looks at one wave of a folder, and at one file of it', async () => {
    const cwd = await temporaryFolder();
    await linnet(['data', 'waves', '--rows', '4', '--out', 'waves'], { cwd });
    const { stdout } = await linnet(['view', 'waves/Train', '--row', '3', '--out', 'wave.svg'], { cwd });
    const target = Buffer.from(await readFile(join(cwd, 'waves/Train/Y_3.dat'))).readDoubleLE();
    expect(await read(cwd, 'wave.svg')).toContain(`Train, row 3, class ${target}`);
    expect(stdout).toContain('Classes: ');
    const one = JSON.parse((await linnet(['view', 'waves/Train/X_3.dat', '--json'], { cwd })).stdout);
    expect(one).toMatchObject({ shape: [1, 128], classes: [{ name: `${target}`, rows: 1 }] });
    expect(await readdir(join(cwd, 'runs'))).toEqual(['view-x-3.svg']);
  });

  it("takes a recording's rate and channels from its remarks", async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `${at / 1000}, ${at % 5}, ${at % 7}`);
    const text = `% Moku:Go Data Logger\n% Acquisition rate: 1.0e+03 Hz\n% Time (s), Input 1 (V), Input 2 (V)\n${rows.join('\n')}\n`;
    const cwd = await folderWith({ 'recording.csv': text });
    const { stdout } = await linnet(['view', 'recording.csv', '--out', 'recording.svg'], { cwd });
    expect(stdout).toContain('Sample rate: 1,000 Hz');
    const figure = await read(cwd, 'recording.svg');
    for (const word of ['Input 1 (V)', 'Time (ms)']) expect(figure).toContain(word);
  });
});

describe('bad data', () => {
  const files = {
    'flowers.csv': flowers(12),
    'empty.csv': '',
    'head.csv': 'a,label\n',
    'text.csv': 'a,b,label\n1,x,0\n2,3,1\n',
    'nan.csv': 'a,label\n1,0\nNaN,1\n',
    'same.csv': 'a,label\n1,4\n2,4\n',
    'numbers.csv': 'a,label\n1,0.5\n2,4.25\n',
    'recording.li': 'x',
    'broken.json': '{',
    'mixed.csv': '1,2,iris\n3,4,rose\n',
    'later.json': '{"format":"linnet-data/2"}',
    'rate.json':
      '{"format":"linnet-data/1","sampleRate":-1,"x":{"numbers":"float64","shape":[1,1],"data":[1]},"y":{"numbers":"float64","shape":[1,1],"data":[1]}}',
    'model.json': 'hello',
    'X_1.dat': 'abcde',
    'Y_1.dat': 'abcde',
  };

  it.each([
    [['train', 'none.csv', '--target', 'a'], 2, 'There is no file or folder none.csv, and no generator'],
    [['train', 'circels'], 2, 'Did you mean "circles"?'],
    [['train', ''], 2, 'The name of the data is empty'],
    [['train', 'empty.csv', '--target', 'a'], 4, 'holds no rows'],
    [['train', 'head.csv', '--target', 'label'], 4, 'holds no rows'],
    [['train', 'text.csv', '--target', 'label'], 4, 'Line 2, column "b": "x"'],
    [['train', 'nan.csv', '--target', 'label'], 4, 'Line 3, column "a": "NaN"'],
    [['train', 'same.csv', '--target', 'label'], 4, 'The target is the same in all 2 rows (4)'],
    [['train', 'flowers.csv'], 2, '--target NAME'],
    [['train', 'flowers.csv', '--target', 'kid'], 2, 'Did you mean "kind"?'],
    [['train', 'flowers.csv', '--target', 'kind', '--inputs', '0-9'], 2, 'There is no column 4'],
    [['train', 'recording.li', '--target', 'a'], 4, 'mokucli convert'],
    [['train', 'broken.json'], 4, 'no JSON'],
    [['train', 'X_1.dat'], 4, '5 bytes'],
    [['train', 'folder'], 4, 'There is no X_1.dat'],
    [['train', 'flowers.csv', '--target', 'kind', '--layers', '8:relu,1:sigmoid'], 4, 'Use --layers 8:relu,3:softmax.'],
    [['train', 'numbers.csv', '--target', 'label', '--layers', '4,2:softmax'], 4, 'Use --layers 4,1.'],
    [
      ['train', 'circles', '--layers', '8:rleu,lstn:3'],
      2,
      'item 2, "lstn:3": Unknown layer "lstn". Did you mean "lstm"?',
    ],
    [['train', 'circles', '--target', 'a'], 2, '--target and --inputs are for files of columns'],
    [
      ['train', 'flowers.csv', '--target', 'kind', '--loss', 'binaryCrossentropy'],
      2,
      'this model tells one of 3 classes. Use --loss sparseCategoricalCrossentropy, or leave --loss out.',
    ],
    [
      ['train', 'numbers.csv', '--target', 'label', '--loss', 'categoricalCrossentropy'],
      2,
      'this model predicts numbers. Use --loss meanSquaredError, or leave --loss out.',
    ],
    [
      ['train', 'circles', '--layers', '1e9:relu,1:sigmoid'],
      2,
      'takes the model to 2000000000 weights with its kernel of 2 x 1000000000; at most',
    ],
    [
      ['train', 'circles', '--layers', '100000:relu,100000:relu,1'],
      2,
      'Layer "dense_1" takes the model to 10000300000 weights',
    ],
    [['train', 'waves', '--layers', 'conv1d:8x1000000000,flatten,1'], 2, 'looks at 1000000000 steps at once'],
    [['train', 'circles', '--layers', 'lstm:5000,1:sigmoid'], 2, 'orthogonal start has at most 2048'],
    [['train', 'mixed.csv', '--target', '-1'], 4, 'put a line with the names of the columns above it'],
    [['train', 'later.json'], 4, 'Update linnet to read it'],
    [['train', 'rate.json'], 4, 'sampleRate is -1'],
    [['find-lr', 'circles', '--metrics', 'mse', '--layers', '1e9,1'], 2, 'find-lr makes no use of --metrics'],
    [['train', 'circles', '--loss', 'mse'], 2, 'Did you mean "meanSquaredError"?'],
    [['train', 'circles', '--metrics', 'accurcy'], 2, 'Did you mean "accuracy"?'],
    [['train', 'circles', '--optimizer', 'adm'], 2, 'Did you mean "adam"?'],
    [['train', 'circles', '--backend', 'nope'], 2, 'Unknown backend "nope"'],
    [['train', 'circles', '--scale', 'big'], 2, 'Allowed choices are standard, min-max, shared, none'],
    [['train', 'circles', '--validation', '1'], 2, 'below 1'],
    [['train', 'circles', '--test', 'none.csv'], 2, 'none.csv'],
    [['train', 'circles', '--test', 'waves'], 4, 'Both need the same columns'],
    [['find-lr', 'circles', '--from', '1', '--to', '0.1'], 2, 'must be below the last'],
    [['evaluate', 'none.json', 'circles'], 2, 'does not exist'],
    [['evaluate', 'model.json', 'circles'], 4, 'model.json: The model file is not JSON'],
    [['predict', 'model.json', 'circles', '--out', 'a.txt'], 2, 'ends in .csv'],
    [['view', 'none'], 2, 'no generator of that name'],
    [['view', 'circles', '--row', '2000'], 2, 'it has rows 1 to 1000'],
    [['view', 'circles', '--out', 'a.jpg'], 2, '.svg or .png or .html'],
    [['data', 'circle'], 2, "unknown command 'circle'"],
    [['data', 'circles', '--noise', 'much'], 2, 'Use a number from 0 up'],
    [['data', 'circles', '--rows', '100000000000'], 2, 'at most 10,000,000 are written. Use fewer, or --format npy'],
    [['data', 'circles', '--rows', '100000000000', '--format', 'npy'], 2, 'Use fewer rows'],
    [['data', 'circles', '--noise', '1e308'], 2, 'These options give Infinity in row 2, column 1'],
    [['data', 'moons', '--noise', '1e308', '--format', 'json'], 2, 'use smaller numbers for noise'],
    [['data', 'spirals', '--turns', '101'], 2, 'Use a number above 0, up to 100'],
    [['data', 'checkerboard', '--cells', '1'], 2, 'Use a whole number from 2 to 1000'],
    [['data', 'surface', '--shape', 'hill'], 2, 'Allowed choices are plane, hills'],
    [['data', 'surface', '--noise', '1e308'], 2, 'of y; use smaller numbers for noise'],
    [['data', 'classification', '--scale', '1e308'], 2, 'These options give '],
    [['data', 'multilabel', '--length', '1e9'], 2, 'take about 1e+13 steps to draw'],
    [['data', 'gaussian-quantiles', '--features', '5000000000'], 2, 'at least 5,000,000,001 numbers as csv'],
    [['data', 'blobs', '--centers', '65536', '--features', '65536'], 2, 'numbers, at most 100000000 are made'],
    [['data', 'waves', '--rows', '1000000'], 2, 'as many pairs of .dat files'],
  ])('linnet %j ends with %i and says what to do', async (args, code, words) => {
    const cwd = await folderWith(files);
    await mkdir(join(cwd, 'folder'));
    const outcome = await linnet(args, { cwd });
    expect(outcome.stderr).toContain(words);
    expect(outcome.stderr).not.toMatch(/^\s+at /mu);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toBe('');
    // Nothing was begun.
    expect(await readdir(cwd)).not.toContain('runs');
  });
});
