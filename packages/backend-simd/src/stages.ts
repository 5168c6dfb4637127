import {
  type Activation,
  type Interval,
  type Plan,
  type PlanOp,
  type Shape,
  sizeOf,
  type UnfoldedActivation,
} from '@linnet/core';
import * as layout from './layout.js';
import type { Fields } from './record.js';

/** A function of single values that follows a stage: an activation, limits, or both in one go; or dropout; or another one. */
export type Link =
  | { readonly kind: 'function'; readonly activation: Activation | UnfoldedActivation; readonly limits?: Interval }
  | { readonly kind: 'dropout'; readonly rate: number; readonly op: number }
  | RecordedLink;

/** A link that only some kernels have, as its record. */
export interface RecordedLink {
  readonly kind: 'record';
  readonly words: Fields;
  readonly floats: Fields;
  /** For descriptions. */
  readonly text: string;
}

/** When a stage needs a buffer: always, in training, or where its gradient is needed. */
export type Occasion = 'always' | 'training' | 'gradient';

/** What the kernel runs in one go: something that makes lines of values, and the functions that change them in place. */
export interface Stage {
  readonly kind:
    | 'copy'
    | 'dense'
    | 'softmax'
    | 'lstm'
    | 'gru'
    | 'simpleRnn'
    | 'windows'
    | 'maxPooling1d'
    | 'averagePooling1d'
    | 'reshape'
    | 'batchNormalization'
    | 'layerNormalization';
  /** The kind in the stage's record. */
  readonly code: number;
  /** Index of the op in the plan that makes the values. */
  readonly op: number;
  /** Lines of a row's values. */
  readonly steps: number;
  /** Numbers of a line of the input. */
  readonly inputs: number;
  readonly units: number;
  /** Blocks of units in a line of the parameters. */
  readonly gates: number;
  /** Whether every step's values are the result. */
  readonly sequences: boolean;
  /** The functions that follow; undefined where values are needed as they are. */
  readonly links: readonly Link[] | undefined;
  /** Parameters of the plan, by the field of the record that points to them. */
  readonly params: Readonly<Record<number, number | undefined>>;
  /** Buffers beside the gradient, by field: how many times a line for each row, and when. */
  readonly buffers: readonly (readonly [field: number, lines: number, when?: Occasion])[];
  /** Other fields of the record. */
  readonly words?: Fields;
  readonly floats?: Fields;
  /** Sums over all rows of a batch before it goes on: two threads cannot share it. */
  readonly wholeBatch?: true;
}

/** One op of a plan, to be made stages of. */
export interface OpPlace<Op extends PlanOp = PlanOp> {
  readonly op: Op;
  readonly index: number;
  readonly plan: Plan;
  /** Shapes of a row of its input and of its result. */
  readonly input: Shape;
  readonly output: Shape;
}

/** Makes the stages of an op, none for one that changes nothing; or a link. */
export type StageMaker = (place: OpPlace) => readonly Stage[] | RecordedLink;

/** The stages of a plan whose ops follow one another. */
export function stagesOf(plan: Plan, make: StageMaker): readonly Stage[] {
  const stages: Stage[] = [];
  const shapeOf = (buffer: number | undefined): Shape => plan.buffers[buffer ?? 0] ?? [];
  plan.ops.forEach((op, index) => {
    const place = { op, index, plan, input: shapeOf(op.inputs[0]), output: shapeOf(op.outputs[0]) };
    const made = linkOf(op, index) ?? make(place);
    if ('kind' in made) addLink(stages, made, place);
    else stages.push(...made);
  });
  // A model whose only function belongs to the loss still has values to hold.
  return stages.length > 0 ? stages : [copyOf(0, plan.input)];
}

function linkOf(op: PlanOp, index: number): Link | undefined {
  switch (op.kind) {
    case 'activation':
      return op.slope === undefined ? { kind: 'function', activation: op.activation } : undefined;
    case 'clip':
      return { kind: 'function', activation: 'linear', limits: op.to };
    case 'dropout':
      return op.rate === 0 ? { kind: 'function', activation: 'linear' } : { kind: 'dropout', rate: op.rate, op: index };
    default:
      return undefined;
  }
}

/** Links go to the stage before; limits join the activation before them. */
function addLink(stages: Stage[], link: Link, { index, input }: OpPlace): void {
  const last = stages.at(-1);
  const stage = last?.links === undefined ? copyOf(index, input) : last;
  const changed = { ...stage, links: joined(stage.links ?? [], link) };
  if (stage === last) stages[stages.length - 1] = changed;
  else stages.push(changed);
}

function joined(links: readonly Link[], link: Link): readonly Link[] {
  if (link.kind !== 'function' || link.activation !== 'linear') return [...links, link];
  // It changes nothing, as a dropout of nothing does.
  if (link.limits === undefined) return links;
  const before = links.at(-1);
  const joins = before?.kind === 'function' && before.limits === undefined && !isUnfolded(before.activation);
  return joins ? [...links.slice(0, -1), { ...before, limits: link.limits }] : [...links, link];
}

const isUnfolded = (activation: string): boolean => activation === 'gelu' || activation === 'silu';

/** The link that an op's own activation is. */
export const ownLinks = (activation: Activation): readonly Link[] =>
  activation === 'linear' ? [] : [{ kind: 'function', activation }];

export const lineOf = (shape: Shape): number => shape.at(-1) ?? 1;
export const stepsOf = (shape: Shape): number => sizeOf(shape.slice(0, -1));

/** What most stages have: values for each line, as many as come in. */
export const plainStage = (op: number, input: Shape): Omit<Stage, 'kind' | 'code'> => ({
  op,
  steps: stepsOf(input),
  inputs: lineOf(input),
  units: lineOf(input),
  gates: 1,
  sequences: true,
  links: undefined,
  params: {},
  buffers: [[layout.STAGE_VALUES, stepsOf(input)]],
});

const copyOf = (op: number, shape: Shape): Stage => ({
  ...plainStage(op, shape),
  kind: 'copy',
  code: layout.COPY,
  links: [],
});
