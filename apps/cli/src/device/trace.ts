import { dirname } from 'node:path';
import { LinnetError } from '@linnet/core';
import { isFolder } from '@linnet/core/node';
import { type Oscilloscope, type TimebaseOptions, type Trace, traceLengths } from '@linnet/device-client';
import { counted } from '@linnet/recipes';
import type { Table } from 'linnet';
import { writeCsv } from 'linnet/node';
import type { AddressFlags } from '../commands/device-options.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { checkTraceValues, rateOf } from './samples.js';
import { runningText, slotsOf } from './state.js';
import { interruptible, withMoku } from './with-moku.js';

/** What `linnet device trace` takes. */
export interface TraceFlags extends AddressFlags {
  readonly slot: number;
  /** Counted from 1; none for all. */
  readonly channel: readonly number[];
  /** s from the trigger. */
  readonly from?: number;
  readonly to?: number;
  readonly points?: number;
  readonly out: string;
}

/** Writes what an oscilloscope shows. */
export async function traceDevice(flags: TraceFlags): Promise<ExitCode> {
  const { address, slot, out, json = false } = flags;
  const timebase = timebaseOf(flags);
  if (!(await isFolder(dirname(out)))) throw new LinnetError('io', `There is no folder ${dirname(out)} for ${out}.`);
  return interruptible(async (signal) => {
    const table = await withMoku(address, { signal, persistState: true }, async ({ moku }) => {
      const running = await moku.instruments();
      if (!slotsOf(running, 'oscilloscope').includes(slot)) throw noScope(slot, running);
      const trace = await takeTrace(moku.instrument(slot, 'oscilloscope'), timebase);
      const simulated = moku.description.isSimulator ? ', simulated' : '';
      return tableOf(trace, flags, `${moku.description.hardware}${simulated}, oscilloscope in slot ${slot}`);
    });
    await writeCsv(out, table);
    const [points = 0] = table.values.shape;
    const { sampleRate, columnNames: channels } = table;
    if (json) console.log(JSON.stringify({ file: out, points, sampleRate, channels }, null, 2));
    else console.log(`${out}: ${counted(points, 'point')} of ${channels.join(', ')} at ${sampleRate} Hz`);
    return exitCodes.done;
  });
}

async function takeTrace(scope: Oscilloscope, timebase: TimebaseOptions | undefined): Promise<Trace> {
  if (timebase !== undefined) await scope.setTimebase(timebase);
  return scope.trace({ waitForTrigger: timebase !== undefined });
}

function timebaseOf({ from, to, points = 1024 }: TraceFlags): TimebaseOptions | undefined {
  const length = traceLengths.find((one) => one === points);
  if (length === undefined)
    throw new LinnetError('bad-option', `--points is ${points}; use one of ${traceLengths.join(', ')}.`);
  if (from !== undefined && to !== undefined) {
    if (from < to) return { start: from, end: to, points: length };
    throw new LinnetError('bad-option', `--from ${from} is not before --to ${to}.`);
  }
  if (from === undefined && to === undefined && points === 1024) return undefined;
  throw new LinnetError('bad-option', '--from, --to and --points set the time span: give --from and --to together.');
}

const noScope = (slot: number, running: readonly string[]): LinnetError =>
  new LinnetError(
    'bad-option',
    `Slot ${slot} runs no oscilloscope (${runningText(running)}); name another with --slot.`,
  );

function tableOf({ time, channels }: Trace, { channel }: TraceFlags, remark: string): Table {
  const numbers = channel.length > 0 ? channel : channels.map((_, at) => at + 1);
  const columns = numbers.map((number) => {
    const found = channels[number - 1];
    if (found === undefined)
      throw new LinnetError('bad-option', `There is no channel ${number}; the oscilloscope has ${channels.length}.`);
    return found;
  });
  checkTraceValues(columns, numbers);
  const data = Float64Array.from({ length: time.length * columns.length }, (_, at) => {
    const column = columns[at % columns.length];
    return column?.[Math.floor(at / columns.length)] ?? 0;
  });
  return {
    values: { data, shape: [time.length, columns.length] },
    columnNames: numbers.map((number) => `Channel ${number} (V)`),
    times: time,
    remarks: [remark],
    sampleRate: rateOf(time),
  };
}
