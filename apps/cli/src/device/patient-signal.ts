/** How long a claim that is on its way may take after an interruption, ms. */
const patience = 2000;

/** A signal that follows another, first with patience. */
export interface PatientSignal {
  readonly signal: AbortSignal;
  /** From now on it follows at once. */
  follow(): void;
  /** Stops following. */
  release(): void;
}

/**
 * Until it is told to follow, the signal waits a moment: an instrument grants a claim whether or not anybody still listens,
 * and without the key that it answers nobody could give it back.
 */
export function patientSignal(of: AbortSignal | undefined): PatientSignal {
  const controller = new AbortController();
  let isPatient = true;
  let timer: NodeJS.Timeout | undefined;
  const abort = (): void => controller.abort(of?.reason);
  const onAbort = (): void => {
    if (!isPatient) abort();
    else timer = setTimeout(abort, patience);
  };
  if (of?.aborted === true) abort();
  of?.addEventListener('abort', onAbort);
  const release = (): void => {
    clearTimeout(timer);
    of?.removeEventListener('abort', onAbort);
  };
  return {
    signal: controller.signal,
    release,
    follow: () => {
      isPatient = false;
      clearTimeout(timer);
      if (of?.aborted === true) abort();
    },
  };
}
