import type { Backend, BackendPlugin } from './backend.js';
import { LinnetError } from './errors.js';
import { hasMethods } from './options.js';

/** Why a backend cannot be used here, if it cannot; one that fails to tell is one that cannot. */
export function unavailableReason(plugin: Pick<BackendPlugin, 'unavailable'>): string | undefined {
  try {
    return plugin.unavailable();
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Loads a backend from its plugin.
 * @throws LinnetError `unavailable` with the reason when it cannot be used here, `bad-value` when what it loads is no backend.
 */
export async function loadBackend<Options>(
  plugin: BackendPlugin<string, Options>,
  options?: Options,
): Promise<Backend> {
  const reason = unavailableReason(plugin);
  if (reason !== undefined)
    throw new LinnetError('unavailable', `Backend "${plugin.name}" cannot be used here: ${reason}`);
  try {
    // Options of all backends are optional by contract; a backend that needs some says so in its error.
    return checkBackend(await plugin.load(options ?? ({} as Options)), `What the plugin "${plugin.name}" loads`);
  } catch (cause) {
    if (LinnetError.is(cause)) throw cause;
    throw new LinnetError('unavailable', `Backend "${plugin.name}" did not load: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Gives a value back that has the members of a backend; `what` names it in the message.
 * @throws LinnetError `bad-value` for any other value.
 */
export function checkBackend(backend: Backend, what: string): Backend {
  if (hasMethods(backend, ['refuse', 'compile', 'dispose']) && typeof backend.name === 'string') return backend;
  throw new LinnetError(
    'bad-value',
    `${what} is not a backend: it needs a name and the methods refuse, compile and dispose. Make plugins with defineBackend of @linnet/core.`,
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
