import type { FloatScope } from './scope.js';

/** Limits every value. In doubles it is not said with Clip: onnxruntime merges a relu with that, in single floats alone. */
export function limitedTo(scope: FloatScope, x: string, low: number, high: number): string {
  const [least, greatest] = [scope.numbers('low', [low]), scope.numbers('high', [high])];
  return scope.precision === 'double'
    ? scope.node('Min', [scope.node('Max', [x, least]), greatest])
    : scope.node('Clip', [x, least, greatest]);
}
