import { type Dataset, trainTestSplit } from 'linnet';
import type { SourceData } from '../data/source.js';
import type { TrainSettings } from './settings.js';
import type { TargetPlan } from './target-plan.js';

/** Rows by what they are for. */
export interface SplitData {
  readonly train: Dataset;
  readonly validation?: Dataset;
  readonly test?: Dataset;
}

/** Held out where nobody says how many. */
const usualShare = 0.2;

/**
 * Rows to train with, to validate and to test with, with targets as the model takes them. Rows that are kept apart at the
 * source validate, unless a share of the others is asked for: then they test.
 */
export function splitData(
  { data, test: apart }: SourceData,
  elsewhere: Dataset | undefined,
  { validation, seed }: Pick<TrainSettings, 'validation' | 'seed'>,
  { apply, task }: TargetPlan,
): SplitData {
  const rows = apply(data);
  const testing = elsewhere === undefined ? {} : { test: apply(elsewhere) };
  if (apart !== undefined && validation === undefined) return { train: rows, validation: apply(apart), ...testing };
  const test = elsewhere ?? apart;
  const tested = test === undefined ? {} : { test: apply(test) };
  const share = validation ?? usualShare;
  if (share === 0) return { train: rows, ...tested };
  const stratify = task.kind !== 'numbers' && canStratify(rows, share) ? { stratify: true as const } : {};
  const [train, held] = trainTestSplit(rows, { testSize: share, seed, ...stratify });
  return { train, validation: held, ...tested };
}

/** Both sides have a row of each class: one column of classes, none of them rarer than that. */
function canStratify({ y, rows }: Dataset, share: number): boolean {
  if (y.data.length !== rows) return false;
  const counts = new Map<number, number>();
  for (const label of y.data) counts.set(label, (counts.get(label) ?? 0) + 1);
  const held = Math.ceil(share * rows);
  return Math.min(...counts.values()) >= 2 && Math.min(held, rows - held) >= counts.size;
}
