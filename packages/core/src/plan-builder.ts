import { LinnetError } from './errors.js';
import type { OpDefinition } from './op.js';
import { contract, type OpKinds, type ParamSlot, type Plan, type PlanOp } from './plan.js';
import { checkShape, formatShape, type Shape, sizeOf } from './shape.js';

/** A place where values flow: a buffer of the plan and its shape without the batch axis. */
export interface Port {
  /** Its index; 0 is the input of the model. */
  readonly buffer: number;
  /** Of one row. */
  readonly shape: Shape;
}

/** What a layer writes its operations with. */
export interface PlanBuilder {
  /** Adds a parameter of the layer being lowered; the slot's name gets the layer's name in front. */
  param(slot: ParamSlot): number;
  /** Adds an operation with one output of the given shape; `merge` reads several ports. */
  op<Kind extends Exclude<keyof OpKinds, 'custom'>>(
    kind: Kind,
    from: Kind extends 'merge' ? readonly Port[] : Port,
    output: Shape,
    settings: OpKinds[Kind],
  ): Port;
  /** Adds an operation that brings its own loops; its definition tells the output's shape. */
  custom<Attributes>(
    definition: OpDefinition<Attributes>,
    from: Port,
    attributes: Attributes,
    params?: readonly number[],
  ): Port;
}

/** Something that can be lowered under a name: a layer of a model. */
export interface Lowerable {
  /** Adds its operations to what `from` holds, and tells where its output is. */
  lower(plan: PlanBuilder, from: Port): Port;
}

/** What one layer added: its output and the indices of its parameters. */
export interface LoweredLayer {
  /** Of one row. */
  readonly output: Shape;
  /** Indices into `plan.params`. */
  readonly params: readonly number[];
}

/** A plan and, for each layer, what it added. */
export interface Lowered {
  /** What backends compile. */
  readonly plan: Plan;
  /** In their order. */
  readonly layers: readonly LoweredLayer[];
}

/** 2^24: a model file and a checkpoint with its moments can hold them. */
const mostWeights = 16_777_216;

/**
 * Lowers named layers, one after another, into a plan.
 * @throws LinnetError `bad-shape` where a shape does not fit, `duplicate-name` for two layers of one name, `bad-value` for
 * a name that is empty or holds a slash (which parts it from the names of its parameters), `bad-option` for the layer that
 * takes the model past 2^24 weights.
 */
export function lowerLayers(input: Shape, layers: readonly (readonly [name: string, layer: Lowerable])[]): Lowered {
  checkShape(input, 'The input shape');
  checkNames(layers.map(([name]) => name));
  const buffers: Shape[] = [input];
  const ops: PlanOp[] = [];
  const params: ParamSlot[] = [];
  let scope = '';
  let weights = 0;
  const addBuffer = (shape: Shape): Port => {
    checkShape(shape, `The output of layer "${scope}"`);
    return { buffer: buffers.push(shape) - 1, shape };
  };
  const addOp = <Kind extends keyof OpKinds>(
    kind: Kind,
    from: Port | readonly Port[],
    shape: Shape,
    settings: OpKinds[Kind],
  ): Port => {
    const output = addBuffer(shape);
    const inputs = [from].flat().map(({ buffer }) => buffer);
    // The mapped type cannot be built member by member in a generic function; kind and settings are tied by the signature.
    ops.push({ kind, inputs, outputs: [output.buffer], ...settings } as PlanOp);
    return output;
  };
  const builder: PlanBuilder = {
    param: (slot) => {
      const name = `${scope}/${slot.name}`;
      if (params.some((other) => other.name === name)) {
        throw new LinnetError('duplicate-name', `Layer "${scope}" adds two parameters named "${slot.name}".`);
      }
      checkShape(slot.shape, `Parameter "${name}"`);
      weights += sizeOf(slot.shape);
      if (weights > mostWeights) {
        throw new LinnetError(
          'bad-option',
          `Layer "${scope}" takes the model to ${weights} weights with its ${slot.name} of ${formatShape(slot.shape)}; at most ${mostWeights} are possible.`,
        );
      }
      return params.push({ ...slot, name }) - 1;
    },
    op: addOp,
    custom: (definition, from, attributes, paramIndices = []) => {
      // Attributes travel as `unknown`: only the definition that they came with reads them.
      const settings = { definition: definition as OpDefinition, attributes, params: paramIndices };
      return addOp('custom', from, definition.outputShape(from.shape, attributes), settings);
    },
  };

  let port: Port = { buffer: 0, shape: input };
  const lowered = layers.map(([name, layer]): LoweredLayer => {
    scope = name;
    const firstParam = params.length;
    port = layer.lower(builder, port);
    return { output: port.shape, params: params.slice(firstParam).map((_, index) => firstParam + index) };
  });
  const plan: Plan = { contract, input, output: port.shape, buffers, result: port.buffer, ops, params };
  return { plan, layers: lowered };
}

function checkNames(names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    if (name === '' || name.includes('/'))
      throw new LinnetError('bad-value', `A layer is named "${name}"; a name is not empty and holds no slash.`);
    if (names.indexOf(name) !== index)
      throw new LinnetError('duplicate-name', `Two layers are named "${name}"; names of layers are unique.`);
  }
}
