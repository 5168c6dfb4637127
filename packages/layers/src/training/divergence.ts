import { type Floats, LinnetError, type ParamSlot, type ProgramState } from '@linnet/core';

/** What an epoch came to. */
export interface EpochOutcome {
  /** From 0. */
  readonly epoch: number;
  readonly loss: number;
  readonly learningRate: number;
  /** After the last update. */
  readonly state: ProgramState;
  readonly params: readonly ParamSlot[];
}

/**
 * The error `diverged` for an epoch after which the loss, a weight or what the optimiser keeps is no finite number any
 * more: of which layers.
 */
export const divergence = ({ epoch, loss, learningRate, state, params }: EpochOutcome): LinnetError =>
  new LinnetError(
    'diverged',
    `${problemOf(loss, state)} in epoch ${epoch + 1}${placesOf(state, params)}. What was learnt before is kept. Use a smaller learning rate than ${learningRate}, or scale the data.`,
  );

const isFine = (values: Floats): boolean => values.every(Number.isFinite);

function problemOf(loss: number, { params }: ProgramState): string {
  if (!Number.isFinite(loss)) return `The loss became ${loss}`;
  return params.every(isFine)
    ? 'What the optimizer keeps stopped being finite numbers'
    : 'Weights stopped being finite numbers';
}

const most = 3;

/** ` (kernel of layer "dense", ...)`: the weights that are not finite, or else those for which the optimiser keeps such numbers. */
function placesOf(state: ProgramState, params: readonly ParamSlot[]): string {
  const inParams = params.filter((_, index) => !state.params.slice(index, index + 1).every(isFine));
  const places = (inParams.length > 0 ? inParams : inMoments(state, params)).map(({ name }) => {
    const slash = name.indexOf('/');
    return `${name.slice(slash + 1)} of layer "${name.slice(0, slash)}"`;
  });
  if (places.length === 0) return '';
  const rest = places.length > most ? ` and ${places.length - most} more` : '';
  return ` (${places.slice(0, most).join(', ')}${rest})`;
}

function inMoments({ moments }: ProgramState, params: readonly ParamSlot[]): readonly ParamSlot[] {
  const trained = params.filter((slot) => slot.trained);
  const each = moments.length / trained.length;
  return trained.filter((_, index) => !moments.slice(index * each, (index + 1) * each).every(isFine));
}
