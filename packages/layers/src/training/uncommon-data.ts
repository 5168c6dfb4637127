// What few fits need of their rows, loaded for those in one go: inputs that are looked up, targets that a loss judges or
// changes, bounds found in data, weights of classes; and what a person should know of them.
export { checkTargetValues, targetsOf } from '../loss-targets.js';
export { checkTokens } from '../tokens.js';
export { weighClasses } from './class-weights.js';
export { fitScaling, scalingNotes } from './fit-scaling.js';
export { probabilityNotes, reachNotes } from './target-notes.js';
