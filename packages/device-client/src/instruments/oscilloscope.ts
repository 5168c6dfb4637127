import { LinnetError, showValue } from '@linnet/core';
import { garbled } from '../http/envelope.js';
import { commonOperations, type Instrument, type SettingOptions } from './common.js';
import { checkCount, checkFinite, type Slot } from './slot.js';

/** Which part of time a trace shows, in seconds from the trigger. */
export interface Timebase {
  readonly start: number;
  readonly end: number;
}

/** The most points of a trace. */
export const mostTracePoints = 16_384;

/** How many points a trace may be asked for. */
export const traceLengths = [128, 256, 512, 1024, 2048, 4096, 8192, mostTracePoints] as const;

/** The longest time to wait for a trigger, s: some 23 days. Timers know no times much longer. */
export const longestTraceTimeout = 2_000_000;

/** Options of `setTimebase`. */
export interface TimebaseOptions extends Timebase, SettingOptions {
  /** The most points of a trace: 128, 256, ... 16,384. Default: 1,024. */
  readonly points?: (typeof traceLengths)[number];
}

/** What a trace waits for. */
export interface TriggerOptions extends SettingOptions {
  /** The input whose edge counts, from 1. Default: 1. */
  readonly input?: number;
  /** V. Default: 0. */
  readonly level?: number;
  /** Default: `Rising`. */
  readonly edge?: 'Rising' | 'Falling' | 'Both';
  /** `Auto` shows a trace without one, too. Default: `Auto`. */
  readonly mode?: 'Auto' | 'Normal';
}

/** Options of `trace`. */
export interface TraceOptions {
  /** How long to wait for a trigger, s; at most 2,000,000. Default: 60. */
  readonly timeout?: number;
  /** Whether to wait for a new trigger. Default: false. */
  readonly waitForTrigger?: boolean;
  /** Whether to wait until the frame is complete. Default: true. */
  readonly waitForFrame?: boolean;
}

/** Voltages over time. */
export interface Trace {
  /** s from the trigger. */
  readonly time: Float64Array;
  /** V, for each channel; NaN where the instrument gives no number. */
  readonly channels: readonly Float64Array[];
}

/** The oscilloscope. Channels and inputs are counted from 1. */
export interface Oscilloscope extends Instrument {
  /** Chooses the part of time that traces show; gives the one in force. */
  setTimebase(options: TimebaseOptions): Promise<Timebase>;
  /** Chooses what a channel shows: an input of its slot, or nothing. */
  setSource(channel: number, input: number | 'None'): Promise<void>;
  /** Chooses what traces wait for. */
  setTrigger(options?: TriggerOptions): Promise<void>;
  /** Points a second of a trace. */
  sampleRate(): Promise<number>;
  /**
   * Takes a trace. It has at least half of the points that were asked for, and covers at least the time.
   *
   * @example
   * ```ts
   * await scope.setTimebase({ start: 0, end: 5e-3, points: 4096 });
   * const { time, channels } = await scope.trace();
   * ```
   */
  trace(options?: TraceOptions): Promise<Trace>;
}

/** The oscilloscope in a slot. */
export const oscilloscope = (slot: Slot): Oscilloscope => ({
  ...commonOperations(slot),
  setTimebase: async ({ start, end, points = 1024, strict = true }) => {
    checkFinite({ start, end });
    const answer = await slot.post('set_timebase', { t1: start, t2: end, max_length: points, strict });
    return { start: answer.number('t1'), end: answer.number('t2') };
  },
  setSource: async (channel, input) => {
    checkCount(channel, 'channel');
    if (input !== 'None') checkCount(input, 'input');
    await slot.post('set_source', { channel, source: input === 'None' ? input : `Input${input}`, strict: true });
  },
  setTrigger: async ({ input = 1, level = 0, edge = 'Rising', mode = 'Auto', strict = true } = {}) => {
    checkCount(input, 'input');
    checkFinite({ level });
    await slot.post('set_trigger', { type: 'Edge', source: `Input${input}`, level, edge, mode, strict });
  },
  sampleRate: async () => (await slot.read('get_samplerate')).number('sample_rate'),
  trace: async ({ timeout = 60, waitForTrigger = false, waitForFrame = true } = {}) => {
    checkTimeout(timeout);
    const parameters = { timeout, wait_reacquire: waitForTrigger, wait_complete: waitForFrame, measurements: false };
    const answer = await slot.post('get_data', parameters, { extraTime: timeout * 1000 });
    const time = answer.numbers('time');
    const names = answer.names.filter((name) => /^ch\d+$/u.test(name)).sort(byNumber);
    const channels = names.map((name) => answer.numbers(name));
    if (channels.every(({ length }) => length === time.length)) return { time, channels };
    throw garbled({ address: slot.address, what: 'get_data' }, 'its channels have other lengths than the time');
  },
});

function checkTimeout(timeout: number): void {
  if (timeout >= 0 && timeout <= longestTraceTimeout) return;
  throw new LinnetError(
    'bad-value',
    `The timeout is ${showValue(timeout)} s; use a number from 0 to ${longestTraceTimeout}.`,
  );
}

const byNumber = (a: string, b: string): number => Number(a.slice(2)) - Number(b.slice(2));
