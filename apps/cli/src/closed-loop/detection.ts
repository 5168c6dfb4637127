import { median } from '@linnet/recipes';
import type { Anomaly } from 'linnet';
import { debounced, stretchesOf } from './debounce.js';

/** A signal with defects, and whether the network takes the window at each sample for defective. */
export interface Watched {
  readonly defects: readonly Anomaly[];
  readonly alarms: readonly boolean[];
}

/** How windows slide over it. */
export interface Sliding {
  /** Samples of a window. */
  readonly window: number;
  /** Samples a second. */
  readonly rate: number;
}

/** Windows, and how many of them raise the alarm. */
export interface WindowCount {
  readonly windows: number;
  readonly alarms: number;
}

/** Windows by how much of a defect is in them. */
export type WindowCounts = Readonly<Record<'none' | 'part' | 'whole', WindowCount>>;

/** What an alarm is worth that waits for so many samples to agree. */
export interface Detection {
  /** 1: without a debounce. */
  readonly debounce: number;
  readonly defects: number;
  readonly found: number;
  /** From the first sample of a defect to the alarm, of those that were found; null where none was. */
  readonly delay: { readonly samples: Spread; readonly seconds: Spread } | null;
  /** Alarms that began while no part of a defect was in the window. */
  readonly falseAlarms: number;
  readonly falseAlarmsPerSecond: number;
}

/** The middle and the greatest of some numbers. */
export interface Spread {
  readonly median: number;
  readonly most: number;
}

/** Counts windows with no part of a defect, with a part, and with all of one. */
export function windowCounts(signals: readonly Watched[], window: number): WindowCounts {
  const counts = { none: { windows: 0, alarms: 0 }, part: { windows: 0, alarms: 0 }, whole: { windows: 0, alarms: 0 } };
  for (const { defects, alarms } of signals) {
    const parts = partsInWindow(defects, window, alarms.length);
    for (const [at, part] of parts.entries()) {
      const count = counts[part === 0 ? 'none' : part < 1 ? 'part' : 'whole'];
      count.windows++;
      if (alarms[at] === true) count.alarms++;
    }
  }
  return counts;
}

/** The share of a defect that is in the window which ends at each sample; of several, the greatest. */
export function partsInWindow(defects: readonly Anomaly[], window: number, samples: number): Float64Array {
  const parts = new Float64Array(samples);
  for (const { start, width } of defects) {
    for (let at = start; at < Math.min(samples, start + width + window - 1); at++) {
      const inside = Math.min(at, start + width - 1) - Math.max(at - window + 1, start) + 1;
      parts[at] = Math.max(parts[at] as number, inside / width);
    }
  }
  return parts;
}

/** How an alarm with a debounce does on some signals. */
export function detect(signals: readonly Watched[], { window, rate }: Sliding, debounce: number): Detection {
  const delays: number[] = [];
  let [defects, falseAlarms, soundSamples] = [0, 0, 0];
  for (const watched of signals) {
    const alarms = debounced(watched.alarms, debounce);
    // A debounce keeps an alarm back, and belongs to what it waited on.
    const reach = watched.defects.map(({ start, width }) => ({
      first: start,
      last: start + width + window - 3 + debounce,
    }));
    const isNear = (at: number): boolean => reach.some(({ first, last }) => at >= first && at <= last);
    defects += reach.length;
    delays.push(...reach.flatMap(({ first, last }) => delayWithin(alarms, first, last)));
    falseAlarms += stretchesOf(alarms).filter(({ first }) => !isNear(first)).length;
    soundSamples += alarms.filter((_, at) => !isNear(at)).length;
  }
  return {
    debounce,
    defects,
    found: delays.length,
    delay: delays.length === 0 ? null : { samples: spreadOf(delays, 1), seconds: spreadOf(delays, rate) },
    falseAlarms,
    falseAlarmsPerSecond: soundSamples === 0 ? 0 : (falseAlarms * rate) / soundSamples,
  };
}

/** Samples until the alarm is on, if it comes on. */
function delayWithin(alarms: readonly boolean[], first: number, last: number): readonly number[] {
  const at = alarms.indexOf(true, first);
  return at < 0 || at > last ? [] : [at - first];
}

function spreadOf(delays: readonly number[], rate: number): Spread {
  const sorted = [...delays].sort((a, b) => a - b);
  return { median: median(sorted) / rate, most: (sorted.at(-1) ?? 0) / rate };
}
