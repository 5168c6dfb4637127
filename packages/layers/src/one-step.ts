import {
  type Bounds,
  formatShape,
  LinnetError,
  lowerLayers,
  type Plan,
  type PlanOp,
  type Scaling,
  sameShape,
  sizeOf,
} from '@linnet/core';
import type { ModelDefinition } from './model.js';

/** True for plans that keep a state from step to step. */
export const isRecurrent = ({ ops }: Plan): boolean =>
  ops.some(({ kind }) => kind === 'lstm' || kind === 'gru' || kind === 'simpleRnn');

/**
 * The plan of the same model for rows of one step, with the same parameters.
 * @throws LinnetError `refused` where the model looks at several steps other than through the state of its recurrent layers.
 */
export function oneStepPlan({ input, layers, lowered }: ModelDefinition): Plan {
  const whole = lowered.plan;
  const step = lowerStep();
  const reason =
    parameterReason(step, whole) ?? stepsReason(whole) ?? customReason(step, whole) ?? outputReason(step, whole);
  if (reason !== undefined) throw cannot(reason);
  return step;

  function lowerStep(): Plan {
    try {
      return lowerLayers(
        [1, ...input.slice(1)],
        layers.map(({ name, layer }) => [name, layer] as const),
      ).plan;
    } catch (error) {
      throw cannot(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Where scaling is the same at every step: that of one. Throws where it is not. */
export function oneStepScaling(scaling: Scaling | undefined, step: Plan): Scaling | undefined {
  if (scaling === undefined) return undefined;
  const { input, output } = scaling;
  return {
    ...(input === undefined ? {} : { input: stepBounds(input, sizeOf(step.input), 'inputs') }),
    ...(output === undefined ? {} : { output: stepBounds(output, sizeOf(step.output), 'outputs') }),
  };
}

function stepBounds({ low, high }: Bounds, width: number, what: string): Bounds {
  const repeats = (values: readonly number[]): boolean => values.every((value, at) => value === values[at % width]);
  if (repeats(low) && repeats(high)) return { low: low.slice(0, width), high: high.slice(0, width) };
  throw cannot(
    `its ${what} are scaled by other bounds at each step. Use scaling: 'shared', or bounds that are the same at every step`,
  );
}

function parameterReason({ params }: Plan, whole: Plan): string | undefined {
  const others = whole.params.filter(({ name, shape }, index) => {
    const own = params[index];
    return own === undefined || own.name !== name || !sameShape(own.shape, shape);
  });
  if (others.length === 0 && params.length === whole.params.length) return undefined;
  const names = others.map(({ name, shape }) => `${name} (${formatShape(shape)})`);
  return `its parameters depend on the number of steps${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
}

/** Of operations that look at several steps otherwise than through a state. */
function stepsReason({ ops, buffers, params }: Plan): string | undefined {
  for (const op of ops) {
    if (op.kind === 'reverse') return 'it reads steps backwards, from the last one';
    const looksAround =
      (op.kind === 'conv1d' && ((params[op.kernel]?.shape[0] ?? 0) > 1 || op.stride > 1)) ||
      (op.kind.endsWith('Pooling1d') && !('size' in op && op.size === 1 && op.stride === 1));
    if (looksAround) return `its ${op.kind} looks at several steps at once`;
    const [before, after] = [op.inputs, op.outputs].map(([place = 0]) => buffers[place] ?? []);
    if (op.kind === 'reshape' && before?.[0] !== after?.[0])
      return 'its reshape takes steps apart, or makes others of them';
  }
  return undefined;
}

/** Nobody knows what loops of somebody's own do with several steps. */
function customReason(step: Plan, whole: Plan): string | undefined {
  const shapeOf = ({ buffers }: Plan, { inputs }: PlanOp): readonly number[] => buffers[inputs[0] ?? 0] ?? [];
  for (const [index, op] of whole.ops.entries()) {
    const own = step.ops[index];
    if (op.kind !== 'custom' || own === undefined || sameShape(shapeOf(step, own), shapeOf(whole, op))) continue;
    return `op "${op.definition.name}" brings loops of its own, which may look at several steps`;
  }
  return undefined;
}

function outputReason({ output }: Plan, whole: Plan): string | undefined {
  if (sameShape(output, whole.output) || sameShape(output, [1, ...whole.output.slice(1)])) return undefined;
  return `it gives ${formatShape(whole.output)} numbers, which are not those of a step`;
}

const cannot = (reason: string): LinnetError =>
  new LinnetError('refused', `This model cannot predict step by step: ${reason.replace(/\.$/, '')}.`);
