import { type Backend, type Plan, rowsOf } from '@linnet/core';
import type { FitOptions } from './fit-options.js';
import type { Learner } from './learner.js';
import type { PreparedFit } from './prepare-fit.js';

/** One of several fits, checked, on a backend that is loaded. */
export interface JoinedFit {
  /** Which of the models this is, from 1. */
  readonly number: number;
  readonly learner: Learner;
  readonly options: FitOptions;
  readonly prepared: PreparedFit;
  readonly backend: Backend;
}

/** Fits that train in lanes, or one that trains alone, with the reason. */
export interface LaneGroup {
  readonly fits: readonly JoinedFit[];
  readonly notes: readonly string[];
}

/** Fits that differ in nothing but start weights, learning rate, seeds and callbacks come together; the others stay alone. */
export function groupFits(fits: readonly JoinedFit[]): readonly LaneGroup[] {
  const alike = new Map<string, JoinedFit[]>();
  const backends = [...new Set(fits.map(({ backend }) => backend))];
  const plans = [...new Set(fits.map(planOf))];
  for (const fit of fits) {
    const key = `${backends.indexOf(fit.backend)} ${planKey(planOf(fit), plans)} ${settingsKey(fit)}`;
    const group = alike.get(key) ?? [];
    alike.set(key, [...group, fit]);
  }
  return [...alike.values()].flatMap(arrange);
}

function arrange(group: readonly JoinedFit[]): readonly LaneGroup[] {
  const alone = (note: string): readonly LaneGroup[] => group.map((fit) => ({ fits: [fit], notes: [note] }));
  const [{ backend }] = group as readonly [JoinedFit];
  if (backend.compileLanes === undefined)
    return alone(`backend "${backend.name}" has no lanes, so the models train one after another.`);
  if (group.length > 1) return [{ fits: group, notes: [] }];
  return alone(
    'it trains alone: no other of the models has its layers, loss, optimizer (but for the learning rate), batch size, number of rows and backend.',
  );
}

const planOf = ({ learner }: JoinedFit): Plan => learner.trainee.definition.lowered.plan;

/** Of the same text for plans that are the same. Those with loops of their own are the same only as one value. */
function planKey(plan: Plan, plans: readonly Plan[]): string {
  if (plan.ops.some(({ kind }) => kind === 'custom')) return String(plans.indexOf(plan));
  return JSON.stringify(plan, (_, value: unknown) =>
    // JSON has no infinite numbers, and constraints have infinite ends.
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

function settingsKey({ learner, prepared }: JoinedFit): string {
  const { loss, optimizer } = learner.trainee.objective;
  const { settings, training } = prepared;
  // Lanes compute together while their passes cover the same rows.
  const rows = rowsOf(training.truth);
  return JSON.stringify([loss, { ...optimizer, learningRate: 0 }, settings.batchSize, prepared.batchSize, rows]);
}
