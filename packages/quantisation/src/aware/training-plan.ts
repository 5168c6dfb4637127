import {
  LinnetError,
  lowerLayers,
  type ParamSlot,
  type Plan,
  type PlanBuilder,
  type PlanOp,
  type Port,
  type QuantisedLayer,
  type QuantisedNetwork,
} from '@linnet/core';
import type { FixedFormats, FixedLayerFormats } from '../build/network.js';
import type { FloatLayer, FloatNetwork } from '../model/float-network.js';
import { outputRule, type ValueFunction } from '../model/value-functions.js';
import { biasOnGrid, gridOfOutput, gridOfWord, kernelOnGrid } from './grids.js';

/** A network to train for: what is quantised, into what, in which formats. */
export interface Aim {
  readonly float: FloatNetwork;
  readonly network: QuantisedNetwork;
  readonly formats: FixedFormats;
}

/** A dense layer, all that is known of it, and the step of what it is given. */
interface AimedLayer {
  readonly op: Extract<PlanOp, { readonly kind: 'dense' }>;
  readonly float: FloatLayer;
  readonly quantised: QuantisedLayer;
  readonly formats: FixedLayerFormats;
  readonly inputStep: number;
}

/**
 * The plan of a model whose numbers are those of fixed point: inputs, and sums and outputs of every layer, come to the numbers
 * of their words, and weights and biases are seen as the integers that they will be. Gradients pass straight through. Functions
 * of a layer follow its sums at once, and its limits are those of its word. A sigmoid that ends the model gives its result as it
 * is, so that a cross-entropy can be computed from what it is given.
 */
export function trainingPlan(plan: Plan, aim: Aim): Plan {
  const layers = aimedLayers(plan, aim);
  const params = [...plan.params];
  for (const layer of layers) putOnGrids(params, layer);
  const lower = (builder: PlanBuilder, from: Port): Port =>
    plan.ops.reduce(
      (port, op) => {
        const layer = layers.find((own) => own.op === op);
        if (layer === undefined) return keptOp(builder, port, op, plan);
        return lowerLayer(builder, port, layer, endsInSigmoid(plan, layer));
      },
      builder.op('quantise', from, from.shape, gridOfWord(aim.formats.input)),
    );
  // Parameters keep their places.
  return { ...lowerLayers(plan.input, [['network', { lower }]]).plan, params };
}

function aimedLayers({ ops, params }: Plan, { float, network, formats }: Aim): readonly AimedLayer[] {
  const dense = ops.flatMap((op) => (op.kind === 'dense' ? [op] : []));
  return float.layers.map((layer, index): AimedLayer => {
    const [op, quantised, own] = [dense[index], network.layers[index], formats.layers[layer.name]];
    if (op === undefined || quantised === undefined || own === undefined || params[op.kernel] === undefined) {
      throw new LinnetError('bad-value', `The model has no dense layer "${layer.name}" to train.`);
    }
    const inputStep = network.layers[index - 1]?.output.step ?? network.input.step;
    return { op, float: layer, quantised, formats: own, inputStep };
  });
}

function putOnGrids(params: ParamSlot[], { op, formats, inputStep }: AimedLayer): void {
  const [kernel, bias] = [params[op.kernel], op.bias === undefined ? undefined : params[op.bias]];
  if (kernel !== undefined) params[op.kernel] = kernelOnGrid(kernel, formats);
  if (bias !== undefined && op.bias !== undefined) params[op.bias] = biasOnGrid(bias, formats, inputStep);
}

/** Sums, what a table would make of them, and the output. */
function lowerLayer(builder: PlanBuilder, from: Port, layer: AimedLayer, isBare: boolean): Port {
  const { op, float, quantised, formats } = layer;
  const { activation } = outputRule(float.functions);
  const isRelu = activation === 'relu';
  const settings = { kernel: op.kernel, ...(op.bias === undefined ? {} : { bias: op.bias }) };
  const sums = builder.op('dense', from, [...from.shape.slice(0, -1), float.units], {
    ...settings,
    activation: isRelu ? 'relu' : 'linear',
  });
  const given =
    typeof activation === 'string'
      ? sums
      : activation.reduce(
          (port, of) => lowerFunction(builder, port, of),
          builder.op('quantise', sums, sums.shape, gridOfWord(formats.sums ?? formats.activations)),
        );
  return isBare ? given : builder.op('quantise', given, given.shape, gridOfOutput(quantised));
}

const lowerFunction = (builder: PlanBuilder, from: Port, of: ValueFunction): Port =>
  of.kind === 'clip'
    ? builder.op('clip', from, from.shape, { to: of.to })
    : builder.op('activation', from, from.shape, { activation: of.kind });

function endsInSigmoid({ ops }: Plan, { op, float: { functions } }: AimedLayer): boolean {
  const last = ops.at(-1);
  const isLast = last === op || (last?.kind === 'activation' && last.activation === 'sigmoid');
  const rest = ops.slice(ops.indexOf(op) + 1);
  return isLast && functions.length === 1 && functions[0]?.kind === 'sigmoid' && rest.every(isNoDense);
}

const isNoDense = ({ kind }: PlanOp): boolean => kind !== 'dense';

/** What follows a layer without being a function of it, and what changes nothing but in training. */
function keptOp(builder: PlanBuilder, from: Port, op: PlanOp, { buffers }: Plan): Port {
  switch (op.kind) {
    case 'softmax':
      return builder.op(op.kind, from, from.shape, {});
    case 'dropout':
      return builder.op(op.kind, from, from.shape, { rate: op.rate });
    case 'gaussianNoise':
      return builder.op(op.kind, from, from.shape, { deviation: op.deviation });
    case 'reshape':
      return builder.op(op.kind, from, buffers[op.outputs[0] ?? 0] ?? from.shape, {});
    default:
      // Activations and clips have become part of their layer.
      return from;
  }
}
