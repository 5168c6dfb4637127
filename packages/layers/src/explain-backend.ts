import {
  type Backend,
  type BackendPlugin,
  type BackendSource,
  type Plan,
  type Training,
  unavailableReason,
} from '@linnet/core';
import { isPlugin, loadOnce } from './backend-by-value.js';
import type { CompiledParts } from './compiled-parts.js';
import { describePlan } from './describe-plan.js';
import type { BackendExplanation } from './explanation.js';

/** A backend that can be asked. */
export interface Candidate extends Pick<BackendPlugin, 'name' | 'unavailable'> {
  readonly priority: number | undefined;
  load(): Promise<Backend>;
}

/** Those of a registry; before them one that the model was given by value. */
export function candidatesOf(source: BackendSource, parts: CompiledParts | undefined): readonly Candidate[] {
  const registered = source.backends();
  const all = registered.map(
    (plugin): Candidate => ({
      name: plugin.name,
      priority: plugin.priority,
      unavailable: () => unavailableReason(plugin),
      load: () => source.backend(plugin.name),
    }),
  );
  const own = parts?.options.backend;
  if (typeof own !== 'object' || registered.some((plugin) => plugin === own)) return all;
  return [byValue(own), ...all];
}

const byValue = (own: BackendPlugin<string, Record<never, never>> | Backend): Candidate =>
  isPlugin(own)
    ? {
        name: own.name,
        priority: own.priority,
        unavailable: () => unavailableReason(own),
        load: () => loadOnce(own),
      }
    : { name: own.name, priority: undefined, unavailable: () => undefined, load: async () => own };

/** Asks a backend; one that does not load is not available. */
export async function explainBackend(
  { name, priority, unavailable, load }: Candidate,
  plan: Plan,
  training: Training | undefined,
): Promise<BackendExplanation> {
  const reason = unavailable();
  if (reason !== undefined) return { name, priority, status: 'unavailable', lines: [reason] };
  try {
    const backend = await load();
    const reasons = backend.refuse(plan, training);
    if (reasons.length > 0) return { name, priority, status: 'refuses', lines: reasons };
    const lines = (await backend.describe?.(plan, training)) ?? describePlan(plan, training);
    return { name, priority, status: 'runs', lines };
  } catch (error) {
    return { name, priority, status: 'unavailable', lines: [error instanceof Error ? error.message : String(error)] };
  }
}
