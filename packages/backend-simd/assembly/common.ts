export { penalty } from './penalty';
export { evaluate, infer, train } from './program';
export { refresh } from './transposed';
