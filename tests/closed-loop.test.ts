import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLinn } from 'linnet';
import { describe, expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';
import { simulator } from './support/simulator.js';

interface Summary {
  readonly metrics: { readonly validation: { readonly accuracy: number } };
  readonly outcomes: readonly { readonly name: string; readonly value: number; readonly reached?: boolean }[];
  readonly device?: {
    readonly hardware: string;
    readonly scaling: string;
    readonly comparison: Readonly<Record<'samples' | 'largest' | 'shift', number>> & {
      readonly otherIntegers?: number;
    };
    readonly rows: Readonly<Record<'accuracy' | 'rows' | 'asPredicted', number>>;
    readonly stream: {
      readonly seconds: number;
      readonly windows: Readonly<Record<'none' | 'part' | 'whole', { readonly windows: number }>>;
      readonly detections: readonly { readonly debounce: number; readonly defects: number; readonly found: number }[];
    };
  };
}

const timeout = 180_000;
/** Enough to tell a few defects. */
const short = ['run', 'moku-classifier', '--epochs', '3', '--json'];

async function runOn(device: readonly string[]) {
  const folder = join(await temporaryFolder(), 'run');
  const { code, stdout, stderr } = await linnet([...short, '--out', folder, ...device]);
  return { folder, code, stdout, stderr };
}

const summaryIn = async (folder: string): Promise<Summary> =>
  JSON.parse(await readFile(join(folder, 'metrics.json'), 'utf8'));

describe('the closed loop of a run', () => {
  it('in float gives what the file should answer, sample by sample', { timeout }, async () => {
    const { folder, code, stdout } = await runOn(['--device', 'sim']);
    expect(code).toBe(0);
    const summary: Summary = JSON.parse(stdout);
    expect(await summaryIn(folder)).toMatchObject({ device: summary.device });
    expect(summary.device).toMatchObject({ hardware: 'Moku:Pro', comparison: { shift: 0 }, rows: { rows: 560 } });
    expect(summary.device?.comparison.largest).toBeLessThan(1e-6);
    expect(summary.device?.rows.asPredicted).toBe(560);
    // Few epochs leave no weight at its limit, so scaling was folded: the model itself, but for roundings.
    expect(summary.device?.scaling).toBe('folded');
    expect(Math.abs((summary.device?.rows.accuracy ?? 0) - summary.metrics.validation.accuracy)).toBeLessThan(0.005);
    expect(summary.outcomes.filter(({ reached }) => reached === false).map(({ name }) => name)).toEqual([
      'Training accuracy',
      'Validation accuracy',
    ]);
    await expectReport(folder, summary);
  });

  it('in fixed point gives the integers of the emulator', { timeout }, async () => {
    const flags = ['--device-hardware', 'go', '--device-arithmetic', 'fixed-point', '--device-scaling', 'shared'];
    const { code, stdout } = await runOn(['--device', 'sim', ...flags]);
    expect(code).toBe(0);
    const { device }: Summary = JSON.parse(stdout);
    expect(device).toMatchObject({ hardware: 'Moku:Go', scaling: 'shared' });
    expect(device?.comparison).toMatchObject({ otherIntegers: 0, shift: 0 });
    expect(device?.rows.asPredicted).toBe(560);
  });

  it('keeps the training where nothing listens, and tries again from there', { timeout }, async () => {
    const { folder, code, stderr } = await runOn(['--device', '127.0.0.1:58123']);
    expect(code).toBe(3);
    expect(stderr).toContain('Nothing can be reached at 127.0.0.1:58123');
    expect(stderr).toMatch(/The training is kept. Try the rest again: .*run --resume/u);
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(['model.json', 'classifier.linn', 'classifier.setup.json', 'report.html', 'history.csv']),
    );
    const before = await summaryIn(folder);
    expect(before.device).toBeUndefined();
    const again = await linnet(['run', '--resume', folder, '--device', 'sim']);
    expect(again.code).toBe(0);
    expect(again.stderr).not.toContain('Epoch 1/');
    const after = await summaryIn(folder);
    expect(after.device?.comparison.largest).toBeLessThan(1e-6);
    expect(after.metrics).toEqual(before.metrics);
  });

  it('gives the instrument back when it is interrupted', { timeout }, async () => {
    const folder = join(await temporaryFolder(), 'run');
    const { address } = await simulator();
    let isSent = false;
    const { code, stderr } = await linnet([...short, '--out', folder, '--device', address], {
      onStderr: (text, child) => {
        if (isSent || !text.includes('Playing')) return;
        isSent = true;
        child.kill('SIGINT');
      },
    });
    expect(stderr).toContain('Interrupted');
    expect(code).toBe(130);
    expect(await readdir(folder)).toContain('classifier.linn');
    expect((await summaryIn(folder)).device).toBeUndefined();
    // Whoever comes next can claim it, and is not to replace unasked what is left in its slots.
    const next = await linnet([...short, '--out', `${folder}-next`, '--device', address]);
    expect(next.code).toBe(2);
    expect(next.stderr).toContain('slot 2 runs neuralnetwork');
    expect(next.stderr).toContain('add --yes');
    expect(await readdir(`${folder}-next`)).toContain('classifier.linn');
  });
});

describe('--device before anything is trained', () => {
  it.each([
    [
      ['run', 'sum', '--device', 'sim'],
      'The recipe sum has no part for an instrument: --device is for moku-classifier.',
    ],
    [['run', 'moku-classifier', '--device', 'http://moku/api'], 'use a host, or host:port'],
    [['run', 'moku-classifier', '--device-scaling', 'shared'], '--device-scaling is about an instrument'],
    [
      ['run', 'moku-classifier', '--device', 'moku', '--device-hardware', 'go'],
      '--device-hardware is for --device sim',
    ],
  ])('%j is refused', async (args, message) => {
    const cwd = await temporaryFolder();
    const { code, stderr } = await linnet(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(await readdir(cwd)).toEqual([]);
  });
});

/** Rows as trained and the stream stand apart, with a figure of what went through. */
async function expectReport(folder: string, { device }: Summary): Promise<void> {
  expect(device?.stream.detections.map(({ debounce }) => debounce)).toEqual([1, 5, 20]);
  for (const { defects, found } of device?.stream.detections ?? []) expect(found).toBeLessThanOrEqual(defects);
  const { none, part, whole } = device?.stream.windows ?? {};
  for (const count of [none, part, whole]) expect(count?.windows).toBeGreaterThan(1000);
  const report = await readFile(join(folder, 'report.html'), 'utf8');
  expect(report).toContain('On the instrument: rows as trained');
  expect(report).toContain('On the instrument: the sliding stream');
  expect((await readdir(join(folder, 'figures'))).join(' ')).toContain('a-signal-through-a-simulated-moku-pro.svg');
  const setup = JSON.parse(await readFile(join(folder, 'classifier-on-device.setup.json'), 'utf8'));
  expect(setup).toMatchObject({ folded: true, sampleRate: 30_000 });
  expect(parseLinn(await readFile(join(folder, 'classifier-on-device.linn'))).num_input_channels).toBe(1);
}
