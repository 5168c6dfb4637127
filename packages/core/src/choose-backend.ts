import type { Backend, BackendPlugin, Training } from './backend.js';
import { LinnetError, throwProblems } from './errors.js';
import { unavailableReason } from './load-backend.js';
import type { Plan } from './plan.js';
import type { Registry } from './registry.js';

/** What became of one backend when `auto` chose. */
export interface BackendVerdict {
  /** Of the backend. */
  readonly name: string;
  /** Why it was not picked; undefined for the one that was. */
  readonly notPicked?: string;
}

/** The backend that runs a plan, and why not the others. */
export interface BackendChoice {
  /** It is loaded. */
  readonly backend: Backend;
  /** By priority, highest first. */
  readonly verdicts: readonly BackendVerdict[];
}

/**
 * The backends that would have gone before the one that runs, each with the reason why it was not taken. Those that come
 * after it were not asked.
 */
export const passedOver = (verdicts: readonly BackendVerdict[]): readonly Required<BackendVerdict>[] =>
  verdicts
    .slice(
      0,
      verdicts.findIndex(({ notPicked }) => notPicked === undefined),
    )
    .map(({ name, notPicked = '' }) => ({ name, notPicked }));

/** The part of a registry that choosing needs; every registry has it, whatever its names. */
export interface BackendSource {
  /** By priority, highest first. */
  backends(): readonly BackendPlugin[];
  /** Loads one. */
  backend(name: string): Promise<Backend>;
}

/** A registry seen without its names. */
export const backendSource = (registry: Pick<Registry, 'backends' | 'backend'>): BackendSource => registry;

/**
 * Picks the backend of highest priority that is available here and does not refuse the plan.
 * @throws LinnetError `refused` that lists every backend's reasons when none can.
 */
export async function chooseBackend(source: BackendSource, plan: Plan, training?: Training): Promise<BackendChoice> {
  const verdicts: BackendVerdict[] = [];
  let picked: Backend | undefined;
  for (const plugin of source.backends()) {
    const notPicked =
      picked === undefined ? await tryBackend(plugin) : (unavailableReason(plugin) ?? `"${picked.name}" goes first`);
    verdicts.push(notPicked === undefined ? { name: plugin.name } : { name: plugin.name, notPicked });
  }
  if (picked !== undefined) return { backend: picked, verdicts };
  const reasons = verdicts.map(({ name, notPicked }) => `${name}: ${notPicked}`);
  throw noBackend(reasons);

  async function tryBackend(plugin: BackendPlugin): Promise<string | undefined> {
    const unavailable = unavailableReason(plugin);
    if (unavailable !== undefined) return unavailable;
    try {
      const backend = await source.backend(plugin.name);
      const reasons = backend.refuse(plan, training);
      if (reasons.length > 0) return reasons.join('; ');
      picked = backend;
      return undefined;
    } catch (error) {
      // One that fails to load is passed over, with its reason: the next may do.
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** The error for a model that no backend runs; `reasons` are those of each that there is. */
export const noBackend = (reasons: readonly string[]): LinnetError =>
  new LinnetError(
    'refused',
    `No backend can run this model.\n${reasons.join('\n') || 'None is registered: import "linnet", or pass one by value.'}`,
    { problems: reasons },
  );

/**
 * Throws when a backend refuses a plan, or this training of it.
 * @throws LinnetError `refused`, with every reason.
 */
export function checkAccepts(backend: Backend, plan: Plan, training?: Training): void {
  throwProblems('refused', `Backend "${backend.name}" cannot run this model:`, backend.refuse(plan, training));
}
