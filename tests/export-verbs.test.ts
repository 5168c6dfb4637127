import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseModel } from 'linnet';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandPath, linnet } from './support/command.js';
import { isInstalled } from './support/installed.js';

let folder = '';
let model = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-test-'));
  model = join(folder, 'run');
  const { code, stderr } = await linnet(['run', 'moku-classifier', '--epochs', '2', '--out', model]);
  expect(code, stderr).toBe(0);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The document that a verb prints. */
async function document(args: readonly string[]) {
  const { code, stdout, stderr } = await linnet([...args, '--json']);
  return { code, stderr, ...JSON.parse(stdout) };
}

describe('linnet quantise', () => {
  it('tells formats, accumulators with their proof, memory and time', async () => {
    const { code, stdout } = await linnet(['quantise', model, '--format', '8']);
    expect(code).toBe(0);
    expect(stdout).toContain('ap_fixed<8,1');
    expect(stdout).toMatch(/sum \|w\| \d+ x greatest \|x\| 128/u);
    expect(stdout).toContain('approx. 375 cycles');
  });

  it('measures errors on rows, draws ranges, and saves the model with its integers', async () => {
    const [out, saved] = [join(folder, 'eight'), join(folder, 'eight.json')];
    const args = ['quantise', model, '--data', 'plateaus', '--format', 'moku-go', '--out', out, '--save', saved];
    const { code, report, files } = await document(args);
    expect(code).toBe(0);
    expect(report.layers[0].errors.count).toBeGreaterThan(0);
    expect(report.assumptions.join(' ')).toContain('assumed: signals of Moku:Go are of 16 bits');
    for (const file of files) expect((await stat(file)).size).toBeGreaterThan(100);
    expect(parseModel(await readFile(saved, 'utf8')).quantised?.layers).toHaveLength(5);
  });

  it('sweeps over bits, the whole network and layer by layer', async () => {
    const { code, sweep, metric } = await document(['quantise', model, '--sweep', '4,16', '--data', 'plateaus']);
    expect([code, metric]).toEqual([0, 'accuracy']);
    expect(sweep.whole.map(({ bits }: { bits: number }) => bits)).toEqual([4, 16]);
    expect(sweep.layers).toHaveLength(5);
    expect(Math.abs(sweep.whole[1].score - sweep.float)).toBeLessThan(0.01);
  });

  it.each([
    [['--format', 'Q40.3'], 'use a whole number from 2 to 32'],
    [['--format', 'moku-x'], 'moku-go'],
    [['--format', '1'], 'use a whole number from 2 to 32'],
    [['--layer', 'dense_1'], 'use a layer'],
    [['--layer', 'dens_1=8'], 'The model has dense, dense_1'],
    [['--format', '8.5'], 'Or give bits alone'],
    [['--sweep'], 'name them with --data'],
    [['--sweep', '--format', '8', '--data', 'plateaus'], 'leave out --format'],
    [['--metric', 'accuracy'], 'give --sweep'],
  ])('refuses %j', async (args, part) => {
    const { code, stderr } = await linnet(['quantise', model, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(part);
  });
});

describe('linnet export', () => {
  it.skipIf(!isInstalled('cc'))('writes C that gives the numbers of the emulator (needs a C compiler)', async () => {
    const out = join(folder, 'c');
    const { code, files, verified, report } = await document([
      ...['export', model, '--to', 'c', '--format', '16', '--name', 'plateau', '--out', out, '--verify', '50'],
    ]);
    expect([code, verified.vectors, verified.mismatches]).toEqual([0, 50, 0]);
    expect(files).toContain(join(out, 'plateau.c'));
    expect(files.length).toBeGreaterThan(2);
    expect(report.arithmetic).toBe('integer');
  });

  it.skipIf(!isInstalled('cc'))('and floats that agree with the model (needs a C compiler)', async () => {
    const { verified, arithmetic } = await document([
      ...['export', model, '--to', 'c', '--out', join(folder, 'float'), '--verify', '20', '--data', 'plateaus'],
    ]);
    expect([arithmetic, verified.vectors, verified.mismatches]).toEqual(['float', 20, 0]);
  });

  it.skipIf(!isInstalled('iverilog'))(
    'writes Verilog, of 16 bits where nothing is said (needs a simulator)',
    async () => {
      const { code, verified, report } = await document([
        ...['export', model, '--to', 'verilog', '--out', join(folder, 'verilog'), '--verify', '3'],
      ]);
      expect([code, verified.vectors, verified.mismatches, report.latencyCycles]).toEqual([0, 3, 0, 375]);
    },
  );

  it('writes a .linn file with its setup, and says that nothing runs it here', async () => {
    const { code, files, verified } = await document([
      ...['export', model, '--to', 'linn', '--name', 'plateau', '--out', join(folder, 'linn'), '--verify', '3'],
    ]);
    expect([code, verified.vectors, verified.by]).toEqual([0, 0, null]);
    expect(files.map((file: string) => file.slice(join(folder, 'linn').length + 1))).toEqual([
      'plateau.linn',
      'plateau.setup.json',
    ]);
  });

  it.each([
    [['--to', 'x'], 2, 'Unknown exporter "x"'],
    [['--to', 'linn', '--format', '8'], 2, 'chooses its own words'],
    [['--to', 'verilog', '--format', 'float'], 2, '"verilog" writes integers'],
    [['--to', 'linn', '--multipliers', '3'], 1, 'Unknown option "multipliers"'],
    [['--to', 'c', '--precision', 'double'], 1, 'precision'],
    [['--to', 'c', '--verify', 'some'], 2, 'Use a whole number from 1'],
    [['--to', 'c', '--format', '16', '--verify', 'all'], 1, 'more than 2^20 different rows'],
    [['--to', 'c', '--name', 'while', '--format', '8'], 1, 'while'],
    [['--to', 'onnx', '--name', '../network'], 2, 'the name of a file without its folder'],
    [['--to', 'onnx', '--set', 'name=a/b'], 2, 'the name of a file without its folder'],
    [['--to', 'c', '--verify', '10000000'], 1, 'too many to verify with'],
  ])('refuses %j, and writes nothing', async (args, expected, part) => {
    const out = join(folder, 'refused');
    const { code, stderr } = await linnet(['export', model, '--out', out, ...args]);
    expect(stderr).toContain(part);
    expect(code).toBe(expected);
    await expect(stat(join(out, 'network.c'))).rejects.toThrow();
    await expect(stat(join(folder, 'network.onnx'))).rejects.toThrow();
  });

  it('tells multipliers, memory and cycles', async () => {
    const { stdout } = await linnet([
      'export',
      model,
      '--to',
      'verilog',
      '--format',
      '8',
      '--out',
      join(folder, 'told'),
    ]);
    expect(stdout).toMatch(/initiation interval +100\n/u);
    expect(stdout).toMatch(/multipliers +total 262, products 261/u);
    expect(stdout).toMatch(/memory bits +weights 180608, biases \d+, tables \d+/u);
  });

  it.skipIf(process.platform === 'win32')('ends what runs on Ctrl-C, and leaves nothing behind', async () => {
    const tools = join(folder, 'tools');
    const temporary = join(folder, 'temporary');
    for (const made of [tools, temporary]) await mkdir(made);
    // A compiler that says that it runs, and never ends.
    await writeFile(join(tools, 'cc'), '#!/bin/sh\necho $$ > "$TMPDIR/started"\nexec sleep 600\n', { mode: 0o755 });
    const out = join(folder, 'interrupted');
    const child = spawn(process.execPath, [commandPath, 'export', model, '--to', 'c', '--verify', '5', '--out', out], {
      env: { ...process.env, PATH: `${tools}:${process.env.PATH}`, TMPDIR: temporary },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const started = () => readFile(join(temporary, 'started'), 'utf8').catch(() => '');
    await vi.waitFor(async () => expect(await started()).toMatch(/\d\n/u), { timeout: 20_000, interval: 50 });
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const compiler = Number(await started());
    await vi.waitFor(() => expect(() => process.kill(compiler, 0)).toThrow(), { timeout: 5000 });
    expect(await readdir(temporary)).toEqual(['started']);
    expect(await readdir(out)).toEqual([]);
  });
});
