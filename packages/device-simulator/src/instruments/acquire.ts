import { LinnetError } from '@linnet/core';
import { type Answer, data, type Json } from '../http/answer.js';
import { type Signal, silence } from '../signals/signal.js';
import type { Work } from '../signals/work.js';
import type { Call } from './instrument.js';
import type { ScopeSettings } from './scope-settings.js';
import { triggerTime } from './trigger.js';

/** One frame: times that begin and end where they were asked for, and all channels. */
export async function acquire({ parameters, inputs, acquire: run }: Call, settings: ScopeSettings): Promise<Answer> {
  const read = parameters();
  if (read.truth('measurements', false)) {
    throw new LinnetError('bad-option', 'measurements is true; the simulator gives traces only.');
  }
  return data(await run((work) => frameOf(inputs(), settings, work)), read.warnings);
}

async function frameOf(signals: readonly Signal[], settings: ScopeSettings, work: Work): Promise<Json> {
  const { start, end, points, sources, trigger } = settings;
  const step = (end - start) / (points - 1);
  const times = Float64Array.from({ length: points }, (_, at) => (at === points - 1 ? end : start + at * step));
  const zero = trigger === undefined ? 0 : await triggerTime(trigger, signals, { step, points }, work);
  const shifted = zero === 0 ? times : times.map((time) => time + zero);
  const frame: Record<string, Json> = { time: Array.from(times) };
  for (const [channel, source] of sources.entries()) {
    const signal: Signal = source === undefined ? silence : (signals[source] ?? silence);
    frame[`ch${channel + 1}`] = Array.from(await signal(shifted, work));
  }
  return frame;
}
