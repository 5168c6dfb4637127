export { trainLanes } from './lanes';
export { penalty, transposeAll as refreshTransposed } from './parameters';
export { evaluate, infer, train, work } from './program';
