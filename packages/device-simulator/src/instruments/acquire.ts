import { LinnetError } from '@linnet/core';
import { type Answer, data, type Json } from '../http/answer.js';
import { type Signal, silence } from '../signals/signal.js';
import type { Call } from './instrument.js';
import type { ScopeSettings } from './scope-settings.js';
import { triggerTime } from './trigger.js';

/** One frame: times that begin and end where they were asked for, and all channels. */
export async function acquire({ parameters, inputs, work }: Call, settings: ScopeSettings): Promise<Answer> {
  const read = parameters();
  if (read.truth('measurements', false)) {
    throw new LinnetError('bad-option', 'measurements is true; the simulator gives traces only.');
  }
  const { start, end, points, sources, trigger } = settings;
  const [signals, account] = [inputs(), work()];
  const step = (end - start) / (points - 1);
  const times = Float64Array.from({ length: points }, (_, at) => (at === points - 1 ? end : start + at * step));
  const zero = trigger === undefined ? 0 : await triggerTime(trigger, signals, { step, points }, account);
  const frame: Record<string, Json> = { time: Array.from(times) };
  for (const [channel, source] of sources.entries()) {
    const signal: Signal = source === undefined ? silence : (signals[source] ?? silence);
    await account.turn();
    frame[`ch${channel + 1}`] = Array.from(
      await signal(zero === 0 ? times : times.map((time) => time + zero), account),
    );
  }
  return data(frame, read.warnings);
}
