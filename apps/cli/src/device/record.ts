import { join } from 'node:path';
import { LinnetError } from '@linnet/core';
import { longestTraceTimeout, type Moku, type Oscilloscope, type Timebase } from '@linnet/device-client';
import { counted } from '@linnet/recipes';
import { devices } from 'linnet';
import type { PlaceFlags } from '../commands/device-options.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { leavingNoEmptyFolder } from './new-folder.js';
import { checkWish, choosePlace, deployAt, type Place, placeText } from './place.js';
import { mayEnd } from './question.js';
import { checkRoom, type RecordingsFile, readRecordings, writeRecordings } from './recordings-file.js';
import { checkTraceValues, planSampling, rowsPerTrace, sampleCurve } from './samples.js';
import { readState, stateText } from './state.js';
import { tell } from './upload-text.js';
import { type Held, interruptible, withMoku } from './with-moku.js';

/** What `linnet device record` takes. */
export interface RecordFlags extends PlaceFlags {
  /** Counted from 1. */
  readonly channel: number;
  /** Samples a second. */
  readonly rate: number;
  readonly rows: number;
  /** Samples in a row. */
  readonly length: number;
  readonly label: string;
  readonly out: string;
}

/** Records rows of a signal and adds them to a file of labelled rows. */
export async function recordRows(flags: RecordFlags): Promise<ExitCode> {
  checkWish(flags);
  checkTime(flags);
  const { address, force = false, slots, label, rate, length, out } = flags;
  const path = join(out, 'recordings.csv');
  return leavingNoEmptyFolder(out, async () => {
    const there = await readRecordings(path, length, rate, label);
    checkRoom(path, there, flags.rows, length);
    return interruptible(async (signal) => {
      const options = { signal, force, mayForce: true, persistState: slots === undefined };
      const recorded = await withMoku(address, options, (held) => recordFrom(held, flags, signal));
      if (recorded === undefined) return exitCodes.failed;
      const file = await writeRecordings(path, there, { ...recorded, label, rate });
      report(path, recorded.rows, file, flags);
      return exitCodes.done;
    });
  });
}

/** What no trace can wait for is said before anything is asked. */
function checkTime({ rows, length, rate }: RecordFlags): void {
  const samples = Math.min(rowsPerTrace(length), rows) * length;
  if (timeoutOf(planSampling(0, samples, rate)) <= longestTraceTimeout) return;
  throw new LinnetError(
    'bad-option',
    `--rate ${rate} is too low: ${samples} samples in one trace would take weeks. Use a higher rate, or fewer samples.`,
  );
}

/** Rows are to train a network that takes samples at their rate: what no network there can take is said before anything ends. */
function checkRate(hardware: string, rate: number): void {
  const range = devices.find(({ name }) => name === hardware)?.sampleRate;
  if (range === undefined || (rate >= range.least && rate <= range.greatest)) return;
  throw new LinnetError(
    'bad-option',
    `--rate is ${rate}; a network on a ${hardware} takes ${range.least} to ${range.greatest} samples a second.`,
  );
}

/** How long a trace may be waited for, s. */
const timeoutOf = ({ start, end }: Timebase): number => Math.ceil(60 + 2 * (end - start));

/** Rows with the words for where they come from. */
interface Recorded {
  readonly rows: readonly Float64Array[];
  readonly source: string;
}

async function recordFrom(held: Held, flags: RecordFlags, signal: AbortSignal): Promise<Recorded | undefined> {
  const { json = false, yes = false, channel } = flags;
  const { moku } = held;
  const state = await readState(held);
  tell(stateText(state), json);
  checkRate(state.hardware, flags.rate);
  const place = choosePlace('oscilloscope', state.slots, flags, true);
  if (place.ends !== undefined && !(await mayEnd(place.ends, { yes, signal }))) {
    console.error('Nothing was changed.');
    return undefined;
  }
  tell(placeText('oscilloscope', place), json);
  const rows = await takeRows(await scopeAt(moku, place, channel), flags, state.isSimulator);
  const source = `${state.hardware}${state.isSimulator ? ' (simulated)' : ''} channel ${channel}`;
  return { rows, source };
}

/** Where nothing is connected to the channel, the input of its number is. */
async function scopeAt(moku: Moku, place: Place, channel: number): Promise<Oscilloscope> {
  const scope = await deployAt(moku, 'oscilloscope', place);
  const port = (['A', 'B', 'C', 'D'] as const)[channel - 1] ?? 'A';
  const destination = `Slot${place.slot}In${port}` as const;
  const connected = await moku.connections();
  if (!connected.some((one) => one.destination === destination)) {
    await moku.setConnections([{ source: `Input${channel}`, destination }]);
  }
  return scope;
}

/**
 * Trace after trace, each cut into rows. An instrument runs on between traces; a simulator shows the same moments again and
 * again, so that of it the next ones are asked for.
 */
async function takeRows(
  scope: Oscilloscope,
  { channel, rate, rows: wanted, length }: RecordFlags,
  isSimulator: boolean,
): Promise<readonly Float64Array[]> {
  const rows: Float64Array[] = [];
  while (rows.length < wanted) {
    const count = Math.min(rowsPerTrace(length), wanted - rows.length);
    const start = isSimulator ? (rows.length * length) / rate : 0;
    const samples = await takeSamples(scope, { channel, rate, start, samples: count * length });
    for (let row = 0; row < count; row++) rows.push(samples.slice(row * length, (row + 1) * length));
  }
  return rows;
}

/** Samples of one channel. */
interface Stretch {
  readonly channel: number;
  readonly rate: number;
  /** s */
  readonly start: number;
  readonly samples: number;
}

async function takeSamples(scope: Oscilloscope, { channel, rate, start, samples }: Stretch): Promise<Float64Array> {
  const plan = planSampling(start, samples, rate);
  await scope.setTimebase(plan);
  const { time, channels } = await scope.trace({ timeout: timeoutOf(plan), waitForTrigger: true });
  const volts = channels[channel - 1];
  if (volts === undefined) {
    throw new LinnetError('bad-option', `There is no channel ${channel}; the oscilloscope has ${channels.length}.`);
  }
  checkTraceValues([volts], [channel]);
  return sampleCurve({ time, volts }, start, samples, rate);
}

function report(
  path: string,
  rows: readonly Float64Array[],
  { labels, levels }: RecordingsFile,
  { label, rate, length, channel, json = false }: RecordFlags,
): void {
  const first = rows[0]?.[0];
  if (rows.every((row) => row.every((volts) => volts === first))) {
    console.error(`Note: channel ${channel} stayed at ${first} V; is anything connected to it?`);
  }
  if (json) {
    console.log(
      JSON.stringify({ file: path, rows: rows.length, label, length, sampleRate: rate, levels, labels }, null, 2),
    );
    return;
  }
  const all = Object.entries(labels).map(([name, count]) => `${name} (${count})`);
  console.log(
    [
      `\n${path}: ${counted(rows.length, 'row')} of ${counted(length, 'sample')} at ${rate} Hz added as "${label}"`,
      `  Levels  ${levels.low} V to ${levels.high} V`,
      `  Labels  ${all.join(', ')}`,
      all.length < 2
        ? 'Record another label into the same folder, then train.'
        : `Next: linnet train ${path} --target label`,
    ].join('\n'),
  );
}
