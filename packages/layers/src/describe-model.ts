import { type Plan, sizeOf } from '@linnet/core';
import type { Model, ModelDefinition } from './model.js';
import { summaryTable } from './summary.js';

/** What a model tells of itself, whether it is compiled or not. */
export function describeModel(definition: ModelDefinition): Omit<Model, 'compile'> {
  const { plan } = definition.lowered;
  return {
    input: plan.input,
    output: plan.output,
    parameters: countParameters(plan, () => true),
    summary: () => summaryOf(definition),
    plan: () => plan,
  };
}

function summaryOf({ name, layers, lowered: { plan, layers: lowered }, notes }: ModelDefinition): string {
  const parametersOf = (params: readonly number[]): number =>
    params.reduce((count, index) => count + sizeOf(plan.params[index]?.shape ?? [0]), 0);
  return summaryTable({
    name,
    layers: layers.map(({ name: layerName, layer }, index) => ({
      name: layerName,
      kind: layer.kind,
      output: lowered[index]?.output ?? [],
      parameters: parametersOf(lowered[index]?.params ?? []),
    })),
    trained: countParameters(plan, ({ trained }) => trained),
    untrained: countParameters(plan, ({ trained }) => !trained),
    notes,
  });
}

const countParameters = (plan: Plan, which: (slot: Plan['params'][number]) => boolean): number =>
  plan.params.filter(which).reduce((count, { shape }) => count + sizeOf(shape), 0);
