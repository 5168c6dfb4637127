import { LinnetError, type Port } from '@linnet/core';

/**
 * Steps and features of what comes in; `what` names the layer, such as `An lstm layer`.
 * @throws LinnetError `bad-shape` with what to do where that are not rows of steps x features.
 */
export function stepsOf({ buffer, shape }: Port, what: string): readonly [steps: number, features: number] {
  const [steps, features] = shape;
  if (shape.length === 2 && steps !== undefined && features !== undefined) return [steps, features];
  const isInput = buffer === 0;
  const given = shape.length === 0 ? 'single numbers' : `rows of ${shape.join(' x ')}`;
  const advice = isInput
    ? `Make the model of such rows: sequential([${steps ?? 20}, 1], [...]) takes ${steps ?? 20} steps of one feature.`
    : 'A recurrent layer before it gives its last step alone unless it is told returnSequences: true; reshape([-1, 1]) makes steps of numbers.';
  throw new LinnetError(
    'bad-shape',
    `${what} takes rows of steps x features; ${isInput ? 'the model' : 'the layer before it'} gives ${given}. ${advice}`,
  );
}
