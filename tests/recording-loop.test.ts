import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from 'linnet/node';
import { expect, it } from 'vitest';
import { linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';
import { simulator } from './support/simulator.js';

const sound = (seconds: number): number => 0.56 * Math.sin(2 * Math.PI * 37 * seconds);
const defect = (seconds: number): number => Math.min(0.3, Math.max(-0.3, sound(seconds)));

/** A second of a signal at 1000 Hz. */
async function recording(path: string, voltsAt: (seconds: number) => number): Promise<string> {
  const rows = Array.from({ length: 1000 }, (_, at) => `${at / 1000},${voltsAt(at / 1000)}`);
  await writeFile(path, `Time (s),Sensor (V)\n${rows.join('\n')}\n`);
  return path;
}

/** A verb that ends well; gives what it printed. */
async function done(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await linnet(args);
  expect(code, `${args.join(' ')}: ${stderr}`).toBe(0);
  return stdout;
}

/** Two signals, recorded from a simulator that both are plugged into. */
async function recorded() {
  const folder = await temporaryFolder();
  const inputs = [
    await recording(join(folder, 'sound.csv'), sound),
    await recording(join(folder, 'defect.csv'), defect),
  ];
  const { address } = await simulator(...inputs.flatMap((path) => ['--input', path]));
  const out = join(folder, 'pump');
  const record = ['device', 'record', '--address', address, '--rate', '1000', '--rows', '200', '--out', out];
  await done(...record, '--slots', '4', '--slot', '3', '--channel', '1', '--label', 'sound');
  await done(...record, '--channel', '2', '--label', 'defect');
  return { address, folder, data: join(out, 'recordings.csv') };
}

it('from two recordings to a network that tells the signals apart on the instrument', {
  timeout: 120_000,
}, async () => {
  const { address, folder, data } = await recorded();
  const run = join(folder, 'run');
  await done('train', data, '--target', 'label', '--for-instrument', '--out', run);
  const exported = await done('export', run, '--to', 'linn', '--name', 'pump', '--out', folder);
  expect(exported).toContain('Sample rate: 1000 Hz, that of the data the model was trained on.');
  expect(exported).not.toContain('clips');
  const setup = JSON.parse(await readFile(join(folder, 'pump.setup.json'), 'utf8'));
  expect(setup).toMatchObject({ sampleRate: 1000, folded: false, input: { largestDeviation: 0 } });

  const file = join(folder, 'pump.linn');
  const uploaded = await done('device', 'upload', file, '--address', address, '--slot', '2', '--enable-outputs');
  expect(uploaded).toContain('It takes 1000 samples a second.');
  const connect = ['device', 'connect', '--address', address];
  const connected = await done(...connect, 'Input1:Slot2InA', 'Slot2OutA:Slot3InC');
  expect(connected).toContain('Input1 -> Slot2InA');

  /** What the oscilloscope shows of the network's output, once its window is full. */
  const answers = async (): Promise<readonly number[]> => {
    const trace = join(folder, 'trace.csv');
    const span = ['--from', '0.2', '--to', '0.9', '--points', '1024', '--out', trace];
    await done('device', 'trace', '--address', address, '--slot', '3', '--channel', '3', ...span);
    return [...(await readCsv(trace)).values.data];
  };
  // Classes are in the order of the alphabet: 0 is a defect, 1 is sound.
  expect(Math.min(...(await answers()))).toBeGreaterThan(0.9);
  const refused = await linnet([...connect, 'Input2:Slot2InA']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Input1 -> Slot2InA')]);
  await done(...connect, 'Input2:Slot2InA', '--yes');
  expect(Math.max(...(await answers()))).toBeLessThan(0.1);
});

it('an export tells what the levels of a network clip that was not trained for the instrument', async () => {
  const { folder, data } = await recorded();
  const run = join(folder, 'run');
  const layers = ['--layers', '8:tanh,1:sigmoid', '--epochs', '5'];
  await done('train', data, '--target', 'label', ...layers, '--out', run);
  const args = ['export', run, '--to', 'linn', '--clip-weights', '--out', folder, '--json'];
  const { notes, report } = JSON.parse(await done(...args, '--sample-rate', '500'));
  expect(report.setup.sampleRate).toBe(500);
  expect(notes).toEqual([
    'Sample rate: 500 Hz, as asked for; the data the model was trained on have 1000 Hz.',
    expect.stringMatching(
      /^The instrument clips values of \d+ of 400 rows .* With --for-instrument, levels are as wide/u,
    ),
  ]);
});

it.each(['Input1', 'Slot2InA:Input1', 'Input1:Slot2InE', 'Input1:Slot2InA:Output1'])(
  'connect refuses %j with 2',
  async (connection) => {
    const { code, stderr } = await linnet(['device', 'connect', connection, '--address', '127.0.0.1:1']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('SOURCE:DESTINATION')]);
  },
);
