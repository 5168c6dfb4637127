export { penalty } from './penalty';
export { evaluate, infer, train } from './program';
export { transposeAll as refreshTransposed } from './transposed';
