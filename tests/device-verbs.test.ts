import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from 'linnet/node';
import { describe, expect, it } from 'vitest';
import { commandPath, linnet } from './support/command.js';
import { temporaryFolder } from './support/folder.js';
import { simulator } from './support/simulator.js';

/** y = 0.1 - 0.5 x */
const network = {
  version: '0.1',
  num_input_channels: 1,
  num_output_channels: 1,
  layers: [{ activation: 'linear', weights: [[-0.5]], biases: [0.1] }],
};

async function networkFile(change: object = {}): Promise<string> {
  const path = join(await temporaryFolder(), 'network.linn');
  await writeFile(path, JSON.stringify({ ...network, ...change }));
  return path;
}

/** What is beside a network for a Moku:Pro, with so many inputs. */
async function writeSetup(file: string, inputs: number): Promise<void> {
  const level = { low: -1, high: 1 };
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const pro = { device: 'Moku:Pro', usable: true, input: Array(inputs).fill(level), output: [level], notes: [] };
  const setup = { format: 'linnet-setup/1', sha256, sampleRate: 1000, devices: [pro] };
  await writeFile(file.replace('.linn', '.setup.json'), JSON.stringify(setup));
}

/** A recording: a column of times, one of volts. */
async function recording(folder: string, name: string, voltsAt: (seconds: number) => number): Promise<string> {
  const path = join(folder, name);
  const rows = Array.from({ length: 1000 }, (_, at) => `${at / 1000},${voltsAt(at / 1000)}`);
  await writeFile(path, `Time (s),Sensor (V)\n${rows.join('\n')}\n`);
  return path;
}

const device = (verb: string, address: string, ...args: readonly string[]) =>
  linnet(['device', verb, '--address', address, ...args]);

async function document(verb: string, address: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await device(verb, address, ...args, '--json');
  return { code, stderr, ...JSON.parse(stdout) };
}

async function requestsIn(path: string): Promise<readonly { readonly path: string; readonly method: string }[]> {
  const text = (await readFile(path, 'utf8')).trim();
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line));
}

const onto = (slots: number, slot: number) => ['--slots', String(slots), '--slot', String(slot)];

describe('linnet simulate', () => {
  it('says where it listens and that it is a simulator, and ends with 0 when it is told to', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const started = await simulator('--hardware', 'go');
      expect(started.printed()).toMatchObject(
        [{ address: /^127\.0\.0\.1:\d+$/u, simulator: true, hardware: 'Moku:Go' }].map((facts) => ({
          ...facts,
          address: expect.stringMatching(facts.address),
        })),
      );
      expect(await started.end(signal)).toBe(0);
      expect(started.printed()[1]).toEqual({ stopped: signal, requests: 0 });
    }
  });

  it('prints each request as a line of JSON, and no more of a long one than its beginning', async () => {
    const { address, printed, end } = await simulator();
    expect((await device('describe', address)).code).toBe(0);
    const claim = { method: 'POST', body: JSON.stringify({ client_name: 'x'.repeat(1000) }) };
    expect((await fetch(`http://${address}/api/moku/claim_ownership`, claim)).status).toBe(200);
    expect(await end()).toBe(0);
    const requests = printed().flatMap(({ request }) => (request === undefined ? [] : [request]));
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/api/moku/claim_ownership', status: 200 });
    expect(requests.at(-1)).toMatchObject({
      body: expect.stringMatching(/^\{"client_name":"x{484}\.\.\. \(518 characters more\)$/u),
    });
    expect(printed().at(-1)).toEqual({ stopped: 'SIGTERM', requests: requests.length });
  });

  it('writes every request with its answer, as it comes', async () => {
    const log = join(await temporaryFolder(), 'requests.jsonl');
    const { address, end } = await simulator('--record', log);
    expect(await requestsIn(log)).toEqual([]);
    expect((await device('describe', address)).code).toBe(0);
    const written = await requestsIn(log);
    expect(written[0]).toMatchObject({ method: 'POST', path: '/api/moku/claim_ownership', status: 200 });
    expect(written.at(-1)).toMatchObject({ path: '/api/moku/relinquish_ownership' });
    expect(await end()).toBe(0);
  });

  it.each([
    [['--port', '65536'], 'from 0 to 65535'],
    [['--hardware', 'mini'], 'go, lab, pro, delta'],
    [['--fault-times', '2'], 'for --fault'],
    [['--fault', 'drop', '--fault-operation', 'nonsense'], 'upload_network'],
    [['--host', ''], '--host'],
    [['--allow-origin', 'http://localhost:5173/'], 'without a slash'],
    [['--record', '/nowhere/requests.jsonl'], 'cannot be written'],
    [['--input', '/nowhere/sound.csv'], 'does not exist'],
  ])('refuses %j with 2', async (args, words) => {
    const { code, stderr } = await linnet(['simulate', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('refuses a recording that has no sample rate', async () => {
    const path = join(await temporaryFolder(), 'plain.csv');
    await writeFile(path, 'volts\n1\n2\n');
    const { code, stderr } = await linnet(['simulate', '--input', path]);
    expect([code, stderr]).toEqual([4, expect.stringContaining('sample rate')]);
  });
});

describe('linnet device upload', () => {
  it('shows the instrument first, then deploys, uploads, and describe tells it', async () => {
    const { address } = await simulator();
    const file = await networkFile();
    const { code, stdout } = await device('upload', address, file, ...onto(4, 2));
    expect(code).toBe(0);
    const places = [
      'Moku:Pro at',
      'MokuOS  4.4.0',
      'Owner   linnet',
      'Slot 1  empty',
      'slot 2.',
      'Layer 1: 1 -> 1, linear',
    ];
    expect(places.map((text) => stdout.indexOf(text))).toEqual(
      [...places.map((text) => stdout.indexOf(text))].sort((a, b) => a - b),
    );
    for (const text of places) expect(stdout).toContain(text);
    const described = await document('describe', address);
    expect(described).toMatchObject({
      code: 0,
      isSimulator: true,
      slots: ['', 'neuralnetwork', '', ''],
      owner: 'nobody had it',
    });
    expect(described.summaries[0].summary).toContain('Layer 1: 1 neurons, activation function Linear');
  });

  it('with --dry-run prints the requests and sends nothing', async () => {
    const log = join(await temporaryFolder(), 'requests.jsonl');
    const { address } = await simulator('--record', log);
    const file = await networkFile();
    const { code, requests } = await document('upload', address, file, ...onto(4, 2), '--dry-run');
    expect(code).toBe(0);
    expect(await requestsIn(log)).toEqual([]);
    await device('upload', address, file, ...onto(4, 2));
    const sent = (await requestsIn(log)).map(({ method, path }) => `${method} ${path}`);
    expect(requests.map((request: string) => request.split(' ').slice(0, 2).join(' '))).toEqual(sent);
  });

  it('goes over what runs with --yes only', async () => {
    const { address } = await simulator();
    const file = await networkFile();
    expect((await device('upload', address, file, ...onto(4, 1))).code).toBe(0);
    const again = await device('upload', address, file, ...onto(4, 3));
    expect([again.code, again.stderr]).toEqual([2, expect.stringMatching(/slot 1 runs neuralnetwork.*--yes/u)]);
    expect((await document('describe', address)).slots).toEqual(['neuralnetwork', '', '', '']);
    expect((await device('upload', address, file, ...onto(4, 3), '--yes')).code).toBe(0);
    expect((await document('describe', address)).slots).toEqual(['', '', 'neuralnetwork', '']);
  });

  it('never deploys a platform that was not asked for', async () => {
    const { address } = await simulator();
    const { code, stderr } = await device('upload', address, await networkFile());
    expect([code, stderr]).toEqual([2, expect.stringContaining('--slots N --slot K')]);
    expect((await document('describe', address)).slots).toEqual(['']);
  });

  it('touches no slot for a network that the instrument cannot run', async () => {
    const log = join(await temporaryFolder(), 'requests.jsonl');
    const { address } = await simulator('--hardware', 'go', '--record', log);
    const wide = { num_input_channels: 3, layers: [{ activation: 'linear', weights: [[1, 0, 0]], biases: [0] }] };
    const { code, stderr } = await device('upload', address, await networkFile(wide), ...onto(3, 1));
    expect([code, stderr]).toEqual([3, expect.stringContaining('a Moku:Go has 2')]);
    expect((await requestsIn(log)).some(({ path }) => path.includes('platform'))).toBe(false);
    const broken = await device('upload', address, await networkFile({ layers: [] }), ...onto(3, 1));
    expect(broken.code).toBe(4);
  });

  it('empties nothing for what cannot work: a platform of one slot, a setup of too many inputs', async () => {
    const { address } = await simulator();
    const file = await networkFile();
    expect((await device('upload', address, file, ...onto(4, 2))).code).toBe(0);
    const alone = await device('upload', address, file, ...onto(1, 1), '--yes');
    expect([alone.code, alone.stderr]).toEqual([3, expect.stringContaining('several slots')]);
    const divided = await device('upload', address, file, ...onto(7, 1), '--yes');
    expect([divided.code, divided.stderr]).toEqual([3, expect.stringContaining('not 7')]);
    await writeSetup(file, 5);
    const wide = await device('upload', address, file, ...onto(4, 1), '--yes');
    expect([wide.code, wide.stderr]).toEqual([3, expect.stringContaining('5 input channels; a Moku:Pro has 4')]);
    expect((await document('describe', address)).slots).toEqual(['', 'neuralnetwork', '', '']);
    await writeSetup(file, 1);
    expect((await device('upload', address, file, '--yes')).code).toBe(0);
  });

  it('goes over a network that runs with --yes only', async () => {
    const log = join(await temporaryFolder(), 'requests.jsonl');
    const { address } = await simulator('--record', log);
    const file = await networkFile();
    const uploads = async () => (await requestsIn(log)).filter(({ path }) => path.endsWith('upload_network')).length;
    expect((await device('upload', address, file, ...onto(4, 2))).code).toBe(0);
    for (const slot of [[], ['--slot', '2']]) {
      const { code, stderr } = await device('upload', address, file, ...slot);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/slot 2 runs neuralnetwork.*--yes/u)]);
    }
    expect(await uploads()).toBe(1);
    expect((await device('upload', address, file, '--yes')).code).toBe(0);
    expect(await uploads()).toBe(2);
  });

  it('names a setup that is none, before anything is asked', async () => {
    const log = join(await temporaryFolder(), 'requests.jsonl');
    const { address } = await simulator('--record', log);
    const file = await networkFile();
    await writeFile(file.replace('.linn', '.setup.json'), 'x');
    const { code, stderr } = await device('upload', address, file, ...onto(4, 1));
    expect([code, stderr]).toEqual([4, expect.stringContaining('network.setup.json: ')]);
    expect(await requestsIn(log)).toEqual([]);
  });

  it.each([
    [['--slots', '1000000000', '--slot', '1', '--dry-run'], 2, 'from 1 to 8'],
    [['--slots', '4', '--slot', '9'], 2, 'from 1 to 8'],
    [['--slots', '7', '--slot', '1', '--dry-run'], 3, '1, 4 slots, not 7'],
    [['--slots', '4', '--slot', '1', '--dry-run', '--hardware', 'go'], 3, '1, 2, 3 slots, not 4'],
    [['--hardware', 'go'], 2, '--dry-run'],
  ])('refuses %j with %i', async (args, code, words) => {
    const outcome = await device('upload', '127.0.0.1:1', await networkFile(), ...args);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringContaining(words)]);
  });

  it('sends the levels and the sample rate of the setup, and outputs only when asked', async () => {
    const folder = await temporaryFolder();
    const run = join(folder, 'run');
    const trained = await linnet(['run', 'moku-classifier', '--epochs', '1', '--out', run]);
    expect(trained.code, trained.stderr).toBe(0);
    const exported = await linnet(['export', run, '--to', 'linn', '--sample-rate', '10000', '--out', folder]);
    expect(exported.code, exported.stderr).toBe(0);
    const file = join(folder, 'network.linn');
    const { address } = await simulator();
    const { settings } = await document('upload', address, file, ...onto(4, 1));
    expect(settings.join(' ')).toMatch(/Input 1 takes .* samples a second\.$/u);
    const enabled = await document('upload', address, file, '--enable-outputs', '--yes');
    expect(enabled.settings.join(' ')).toContain('Output 1 is on');
    const none = await device('upload', address, await networkFile(), '--enable-outputs');
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('setup.json')]);
  });

  it('names the owner, and takes the instrument from them with --force', async () => {
    const { address } = await simulator();
    const claim = { method: 'POST', body: JSON.stringify({ client_name: 'the other desk' }) };
    expect((await fetch(`http://${address}/api/moku/claim_ownership`, claim)).status).toBe(200);
    const file = await networkFile();
    const refused = await device('upload', address, file, ...onto(4, 1));
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringMatching(/the other desk.*--force/u)]);
    const { code, stdout } = await device('upload', address, file, ...onto(4, 1), '--force');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/Owner .*the other desk/u)]);
  });
});

describe('an address that is none', () => {
  it.each(['', 'a b', 'a\nb', 'host:99999', 'http://x/path', 'http://:pw@h', '[::1'])(
    'is exit code 2 with every verb: %j',
    async (address) => {
      const words = expect.stringContaining('use a host, or host:port');
      const described = await device('describe', address);
      expect([described.code, described.stderr]).toEqual([2, words]);
      const rehearsed = await device('upload', address, await networkFile(), ...onto(4, 1), '--dry-run');
      expect([rehearsed.code, rehearsed.stderr]).toEqual([2, words]);
      const run = await linnet(['run', 'moku-classifier', '--device', address]);
      expect([run.code, run.stderr]).toEqual([2, words]);
    },
  );
});

describe('an instrument that goes wrong', () => {
  it('is exit code 3 where it cannot be reached', async () => {
    const { address, end } = await simulator();
    await end();
    const { code, error } = await document('describe', address);
    expect([code, error.code]).toEqual([3, 'device-unreachable']);
  });

  it.each(['drop', '500', 'garbage', 'lost-ownership'])(
    'is exit code 3 with %s, once uploaded and given back',
    async (kind) => {
      const log = join(await temporaryFolder(), 'requests.jsonl');
      const fault = ['--fault', kind, '--fault-operation', 'upload_network', '--fault-times', '1'];
      const { address } = await simulator('--record', log, ...fault);
      const file = await networkFile();
      expect((await device('upload', address, file, ...onto(4, 1))).code).toBe(3);
      const uploads = (await requestsIn(log)).filter(({ path }) => path.endsWith('upload_network'));
      expect(uploads).toHaveLength(1);
      expect((await document('describe', address)).code).toBe(0);
    },
  );

  it('is told as lost, not as taken, where nobody has it any more', async () => {
    const { address } = await simulator('--fault', 'lost-ownership', '--fault-operation', 'describe');
    const { code, stderr } = await device('upload', address, await networkFile(), ...onto(4, 1), '--force');
    expect([code, stderr]).toEqual([3, expect.stringContaining('no longer ours')]);
    expect(stderr).not.toMatch(/is taken|--force/u);
  });

  /** Ctrl-C in a verb that waits for a slow operation; gives the exit code, and what was asked. */
  async function interrupted(operation: string, verb: string, ...args: readonly string[]) {
    const log = join(await temporaryFolder(), 'requests.jsonl');
    const { address } = await simulator('--record', log, '--fault', 'slow', '--fault-operation', operation);
    const child = spawn(process.execPath, [commandPath, 'device', verb, ...args, '--address', address]);
    const closed = once(child, 'close');
    const paths = async () => (await requestsIn(log)).map(({ path }) => path);
    await expect
      .poll(paths, { timeout: 30_000 })
      .toEqual(expect.arrayContaining([expect.stringMatching(`${operation}$`)]));
    child.kill('SIGINT');
    const [code] = await closed;
    return { code, paths: await paths() };
  }

  it('is given back on Ctrl-C, and the exit code is 130', async () => {
    const { code, paths } = await interrupted('describe', 'describe');
    expect([code, paths.at(-1)]).toEqual([130, '/api/moku/relinquish_ownership']);
  });

  it('does not hold Ctrl-C up while it is claimed', async () => {
    const { code, paths } = await interrupted('claim_ownership', 'upload', await networkFile(), ...onto(4, 1));
    expect([code, paths]).toEqual([130, ['/api/moku/claim_ownership']]);
  });
});

describe('linnet device trace and record', () => {
  const sine = (seconds: number): number => 0.5 * Math.sin(2 * Math.PI * 7.3 * seconds);
  const clipped = (seconds: number): number => Math.min(0.3, sine(seconds));

  it('begin the loop with one’s own signal: record two labels, look, train', async () => {
    const folder = await temporaryFolder();
    const inputs = [await recording(folder, 'sound.csv', sine), await recording(folder, 'defect.csv', clipped)];
    const { address } = await simulator(...inputs.flatMap((path) => ['--input', path]));
    const out = join(folder, 'pump');
    const common = ['--rate', '500', '--rows', '60', '--length', '40', '--out', out];
    const first = await document('record', address, ...common, '--channel', '1', '--label', 'sound');
    expect(first).toMatchObject({ code: 0, rows: 60, sampleRate: 500, labels: { sound: 60 } });
    const second = await document('record', address, ...common, '--channel', '2', '--label', 'defect');
    expect(second).toMatchObject({ code: 0, labels: { sound: 60, defect: 60 } });
    expect(second.levels.low).toBeCloseTo(-0.5, 2);

    const file = join(out, 'recordings.csv');
    const data = await readCsv(file, { target: 'label' });
    expect([data.rows, data.sampleRate, data.classNames]).toEqual([120, 500, ['defect', 'sound']]);
    // Row after row of the signal, at the rate that was asked for.
    const wanted = Array.from({ length: 80 }, (_, at) => sine(at / 500));
    expect(Math.max(...wanted.map((volts, at) => Math.abs(volts - (data.x.data[at] ?? 0))))).toBeLessThan(1e-9);

    const viewed = await linnet(['view', file, '--target', 'label', '--out', join(folder, 'view.svg')]);
    expect(viewed.stdout).toContain('Sample rate: 500 Hz');
    const layers = ['--layers', '8:relu,1:sigmoid', '--epochs', '5'];
    const trained = await linnet(['train', file, '--target', 'label', ...layers, '--out', join(folder, 'run')]);
    expect(trained.code, trained.stderr).toBe(0);

    // The setup knows the rate that was recorded with, unless told another.
    const files = ['--clip-weights', '--fold-scaling', '--out', folder];
    const exported = await linnet(['export', join(folder, 'run'), '--to', 'linn', ...files]);
    expect(exported.code, exported.stderr).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'network.setup.json'), 'utf8'))).toMatchObject({ sampleRate: 500 });
    const other = [...files, '--sample-rate', '600', '--name', 'other'];
    expect((await linnet(['export', join(folder, 'run'), '--to', 'linn', ...other])).code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'other.setup.json'), 'utf8'))).toMatchObject({ sampleRate: 600 });
    const uploaded = await document('upload', address, join(folder, 'network.linn'), ...onto(4, 2), '--yes');
    expect([uploaded.code, uploaded.settings]).toEqual([0, expect.arrayContaining(['It takes 500 samples a second.'])]);
  });

  it('refuse rows of another rate or length beside those there are', async () => {
    const folder = await temporaryFolder();
    const { address } = await simulator('--input', await recording(folder, 'sound.csv', sine));
    const record = (...args: readonly string[]) => device('record', address, '--rows', '2', '--out', folder, ...args);
    expect((await record('--rate', '500', '--label', 'sound')).code).toBe(0);
    for (const args of [
      ['--rate', '600', '--label', 'sound'],
      ['--rate', '500', '--label', 'sound', '--length', '7'],
      ['--rate', '500', '--label', '1'],
      ['--rate', '500', '--label', 'a,b'],
    ]) {
      expect((await record(...args)).code, args.join(' ')).toBe(2);
    }
  });

  it('empties no slot and leaves no folder for what the instrument cannot record', async () => {
    const { address } = await simulator();
    expect((await device('upload', address, await networkFile(), ...onto(4, 2))).code).toBe(0);
    const folder = await temporaryFolder();
    const common = ['--rows', '2', '--label', 'sound', '--out', join(folder, 'new', 'pump'), '--yes'];
    for (const rate of ['0.01', '1e12']) {
      const { code, stderr } = await device('record', address, '--rate', rate, ...common, ...onto(4, 3));
      expect([code, stderr]).toEqual([2, expect.stringContaining('a network on a Moku:Pro takes 1 to')]);
    }
    const divided = await device('record', address, '--rate', '500', ...common, ...onto(3, 3));
    expect([divided.code, divided.stderr]).toEqual([3, expect.stringContaining('not 3')]);
    expect((await document('describe', address)).slots).toEqual(['', 'neuralnetwork', '', '']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuse a rate that no trace can wait for', async () => {
    const args = ['--rate', '0.0001', '--rows', '2', '--label', 'sound', '--out', await temporaryFolder()];
    const { code, stderr } = await device('record', '127.0.0.1:1', ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--rate')]);
  });

  it('write a trace that reads back with its rate', async () => {
    const folder = await temporaryFolder();
    const { address } = await simulator('--input', await recording(folder, 'sound.csv', sine));
    await device('record', address, '--rate', '500', '--rows', '1', '--label', 'sound', '--out', folder);
    const file = join(folder, 'trace.csv');
    const span = ['--from', '0', '--to', '0.255', '--points', '256', '--out', file];
    expect((await device('trace', address, '--slot', '1', '--channel', '1', ...span)).code).toBe(0);
    const { values, columnNames, sampleRate } = await readCsv(file);
    expect([columnNames, sampleRate, values.shape]).toEqual([['Channel 1 (V)'], 1000, [256, 1]]);
    expect(values.data[100]).toBeCloseTo(sine(0.1), 9);
    const none = await device('trace', address, '--slot', '2', '--out', file);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('slot 1 runs oscilloscope')]);
  });
});

it('linnet device discover ends in time and tells what it found', async () => {
  const { code, stdout } = await linnet(['device', 'discover', '--timeout', '0.3', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ instruments: expect.any(Array) });
  const long = await linnet(['device', 'discover', '--timeout', '1e10']);
  expect([long.code, long.stderr]).toEqual([2, expect.stringContaining('up to 86400')]);
});
