import { type Activation, type Interval, type Plan, type PlanOp, type Shape, sizeOf } from '@linnet/core';

/** A function of single values that follows a stage: an activation, limits, or both in one go; or dropout. */
export type Link =
  | { readonly kind: 'function'; readonly activation: Activation; readonly limits?: Interval }
  | { readonly kind: 'dropout'; readonly rate: number; readonly op: number };

/** What the kernel runs in one go: something that makes lines of values, and the functions that change them in place. */
export interface Stage {
  readonly kind: 'copy' | 'dense' | 'softmax' | 'simpleRnn' | 'lstm' | 'gru';
  /** Index of the op in the plan that makes the values. */
  readonly op: number;
  /** Lines of a row. */
  readonly steps: number;
  readonly inputs: number;
  readonly units: number;
  readonly links: readonly Link[];
  readonly kernel?: number;
  readonly recurrent?: number;
  readonly bias?: number;
  readonly activation: Activation;
  readonly recurrentActivation: Activation;
  /** Whether every step's values are the result. */
  readonly sequences: boolean;
}

type OpOf<Kind extends PlanOp['kind']> = Extract<PlanOp, { readonly kind: Kind }>;

/** Kinds of ops that the kernel has. */
export const knownKinds = ['dense', 'activation', 'softmax', 'dropout', 'clip', 'lstm', 'gru', 'simpleRnn'] as const;

/** The stages of a plan whose ops follow one another. */
export function stagesOf(plan: Plan): readonly Stage[] {
  const stages: Stage[] = [];
  plan.ops.forEach((op, index) => {
    const shape = plan.buffers[op.inputs[0] ?? 0] ?? [];
    const link = linkOf(op, index);
    if (link === undefined) stages.push(stageOf(op, index, shape, plan));
    else addLink(stages, link, index, shape);
  });
  // A model whose only function belongs to the loss still has values to hold.
  return stages.length > 0 ? stages : [copyOf(0, plan.input)];
}

function linkOf(op: PlanOp, index: number): Link | undefined {
  switch (op.kind) {
    case 'activation':
      return { kind: 'function', activation: op.activation };
    case 'clip':
      return { kind: 'function', activation: 'linear', limits: op.to };
    case 'dropout':
      return op.rate === 0 ? { kind: 'function', activation: 'linear' } : { kind: 'dropout', rate: op.rate, op: index };
    default:
      return undefined;
  }
}

/** Links go to the stage before; limits join the activation before them. */
function addLink(stages: Stage[], link: Link, op: number, shape: Shape): void {
  const last = stages.at(-1);
  const stage = last === undefined || !takesLinks(last) ? copyOf(op, shape) : last;
  const changed = { ...stage, links: joined(stage.links, link) };
  if (stage === last) stages[stages.length - 1] = changed;
  else stages.push(changed);
}

function joined(links: readonly Link[], link: Link): readonly Link[] {
  if (link.kind === 'dropout' || link.activation !== 'linear') return [...links, link];
  // It changes nothing, as a dropout of nothing does.
  if (link.limits === undefined) return links;
  const before = links.at(-1);
  if (before?.kind !== 'function' || before.limits !== undefined) return [...links, link];
  return [...links.slice(0, -1), { ...before, limits: link.limits }];
}

/** What others make is needed as it is: states by the next step, probabilities by their own gradient. */
const takesLinks = ({ kind }: Stage): boolean => kind === 'dense' || kind === 'copy';

const lineOf = (shape: Shape): number => shape.at(-1) ?? 1;
const stepsOf = (shape: Shape): number => sizeOf(shape.slice(0, -1));

const plain = { links: [], activation: 'linear', recurrentActivation: 'linear', sequences: true } as const;

const copyOf = (op: number, shape: Shape): Stage => ({
  ...plain,
  kind: 'copy',
  op,
  steps: stepsOf(shape),
  inputs: lineOf(shape),
  units: lineOf(shape),
});

function stageOf(op: PlanOp, index: number, input: Shape, { params }: Plan): Stage {
  const lines = { ...plain, op: index, steps: stepsOf(input), inputs: lineOf(input) };
  switch (op.kind) {
    case 'dense': {
      const links = op.activation === 'linear' ? [] : [{ kind: 'function', activation: op.activation } as const];
      return { ...lines, kind: 'dense', units: lineOf(params[op.kernel]?.shape ?? []), links, ...weightsOf(op) };
    }
    case 'lstm':
    case 'gru':
    case 'simpleRnn': {
      const units = params[op.recurrent]?.shape[0] ?? 1;
      const { activation, sequences } = op;
      const recurrentActivation = op.kind === 'simpleRnn' ? 'linear' : op.recurrentActivation;
      return {
        ...lines,
        kind: op.kind,
        units,
        activation,
        recurrentActivation,
        sequences,
        ...weightsOf(op),
        recurrent: op.recurrent,
      };
    }
    case 'softmax':
      return { ...lines, kind: 'softmax', units: lines.inputs };
    default:
      throw new RangeError(`The kernel has no op "${op.kind}"; refuse says so.`);
  }
}

const weightsOf = ({ kernel, bias }: OpOf<'dense' | 'lstm' | 'gru' | 'simpleRnn'>): Pick<Stage, 'kernel' | 'bias'> =>
  bias === undefined ? { kernel } : { kernel, bias };
