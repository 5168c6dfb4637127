import type { Backend, BackendPlugin, Training } from './backend.js';
import { LinnetError, throwProblems } from './errors.js';
import { unavailableReason } from './load-backend.js';
import type { Plan } from './plan.js';
import type { Registry } from './registry.js';

/** What became of one backend when `auto` chose. */
export interface BackendVerdict {
  readonly name: string;
  /** Why it was not picked; undefined for the one that was. */
  readonly notPicked?: string;
}

/** The backend that runs a plan, and why not the others. */
export interface BackendChoice {
  readonly backend: Backend;
  readonly verdicts: readonly BackendVerdict[];
}

/** The part of a registry that choosing needs; every registry has it, whatever its names. */
export interface BackendSource {
  backends(): readonly BackendPlugin[];
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
  throw new LinnetError(
    'refused',
    `No backend can run this model.\n${reasons.join('\n') || 'None is registered: import "linnet", or pass one by value.'}`,
    {
      problems: reasons,
    },
  );

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

/** Throws when a backend refuses a plan, with every reason. */
export function checkAccepts(backend: Backend, plan: Plan, training?: Training): void {
  throwProblems('refused', `Backend "${backend.name}" cannot run this model:`, backend.refuse(plan, training));
}
