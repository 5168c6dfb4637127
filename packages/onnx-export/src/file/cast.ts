import { codeOf, type ElementType } from './element-types.js';
import type { GraphScope } from './graph.js';

/** Adds a change of type. */
export const castTo = (scope: GraphScope, x: string, type: ElementType): string =>
  scope.node('Cast', [x], { to: { int: codeOf(type) } });
