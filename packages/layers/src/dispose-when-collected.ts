import type { InferenceProgram } from '@linnet/core';

/** A program that somebody holds, if there is one now. */
export interface Held {
  program: InferenceProgram | undefined;
}

// A program may hold memory outside the collected heap; it goes when its owner does.
const abandoned = new FinalizationRegistry<Held>(({ program }) => program?.dispose());

/** Disposes the program that is held when nobody has its owner any more. What is held must not lead to the owner. */
export const disposeWhenCollected = (owner: object, held: Held): void => abandoned.register(owner, held);
