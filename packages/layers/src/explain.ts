import {
  checkOptions,
  type DefaultPluginList,
  hasMethods,
  LinnetError,
  type OptimizerSpec,
  type OptionKind,
  optionKinds,
  type Plan,
  type Plugin,
  type Registry,
  type Training,
  wholeFrom,
} from '@linnet/core';
import type { PredictingModel } from './compiled-model.js';
import { type CompiledParts, partsOf } from './compiled-parts.js';
import { defaultBatchSize, type Objective, trainingOf } from './engine.js';
import { candidatesOf, explainBackend } from './explain-backend.js';
import { type BackendExplanation, type Explanation, explanationOf } from './explanation.js';
import { type LossName, type LossSpec, resolveLoss } from './losses.js';
import type { Model } from './model.js';
import { type OptimizerName, resolveOptimizer } from './optimizers.js';
import { type NamelessRegistry, registryInUse } from './registry-in-use.js';
import { runContext } from './training/run-context.js';

/** Options of {@link explain} for a compiled model, which knows what it is trained for. */
export interface ExplainCompiledOptions<P extends readonly Plugin[] = DefaultPluginList> {
  /** Default 32. */
  readonly batchSize?: number;
  /** Whose backends are asked. Default: those of the model. */
  readonly registry?: Registry<P>;
}

/** Options of {@link explain}. */
export interface ExplainOptions<P extends readonly Plugin[] = DefaultPluginList> extends ExplainCompiledOptions<P> {
  /** What the model would be trained for. Without it, it would only predict. */
  readonly loss?: LossName | LossSpec;
  /** Default `adam`. */
  readonly optimizer?: OptimizerName | OptimizerSpec;
}

const kinds = (): Readonly<Record<keyof ExplainOptions, OptionKind>> => ({
  loss: optionKinds.nameOrObject,
  optimizer: optionKinds.nameOrObject,
  batchSize: wholeFrom(1),
  registry: {
    is: (value) => hasMethods(value, ['backends', 'backend', 'choose', 'exporter']),
    use: 'what createRegistry makes',
  },
});

/**
 * Tells of every backend whether it is available here, what it refuses, what it would run, and which one `auto` takes.
 * To see all that, it loads them all. A compiled model is explained with what it was compiled with.
 * @throws LinnetError `bad-option` for options that make no sense here, `unknown-name` for a loss or an optimizer.
 *
 * @example
 * ```ts
 * console.log(`${await explain(model, { loss: 'meanSquaredError' })}`);
 * // training with meanSquaredError and adam in batches of 32: auto takes js
 * // js    runs         dense 2 to 4, relu
 * //                    dense 4 to 1
 * //                    meanSquaredError, adam, batches of 32
 * // wasm  unavailable  @linnet/backend-tfjs is not installed; ...
 * ```
 */
export function explain(
  model: Pick<PredictingModel, 'plan' | 'predict'>,
  options?: ExplainCompiledOptions<readonly Plugin[]>,
): Promise<Explanation>;
/**
 * The same for a model that is not compiled: `loss` and `optimizer` say what it would be trained for; without a loss it
 * would only predict.
 * @throws LinnetError `bad-option` for options that make no sense here, `unknown-name` for a loss or an optimizer.
 */
export function explain(
  model: Pick<Model, 'plan' | 'compile'>,
  options?: ExplainOptions<readonly Plugin[]>,
): Promise<Explanation>;
export async function explain(
  model: Pick<Model, 'plan'>,
  options: ExplainOptions<readonly Plugin[]> = {},
): Promise<Explanation> {
  checkOptions('explain', options, kinds());
  if (!hasMethods(model, ['plan']))
    throw new LinnetError('bad-value', 'explain takes a model, such as sequential makes.');
  const parts = partsOf(model);
  const plan = model.plan();
  const training = explainedTraining(parts, options);
  const registry = options.registry ?? parts?.options.registry;
  const source = registryInUse(registry);
  const backends: BackendExplanation[] = [];
  // One after another: they may be large.
  for (const candidate of candidatesOf(source, parts)) backends.push(await explainBackend(candidate, plan, training));
  return explanationOf({
    purpose: purposeOf(training),
    auto: await automatic(source, plan, training),
    named: namedBy(parts, registry === undefined ? runContext()?.backend : undefined),
    backends,
  });
}

function explainedTraining(
  parts: CompiledParts | undefined,
  options: ExplainOptions<readonly Plugin[]>,
): Training | undefined {
  const objective = parts === undefined ? givenObjective(options) : ownObjective(parts, options);
  const { batchSize } = options;
  if (objective !== undefined) return trainingOf(objective, batchSize ?? defaultBatchSize);
  if (batchSize === undefined) return undefined;
  throw new LinnetError('bad-option', 'A batchSize is for training: explain takes one with a loss.');
}

function givenObjective({ loss, optimizer }: ExplainOptions<readonly Plugin[]>): Objective | undefined {
  if (loss !== undefined) return { loss: resolveLoss(loss), optimizer: resolveOptimizer(optimizer ?? 'adam') };
  if (optimizer === undefined) return undefined;
  throw new LinnetError('bad-option', 'An optimizer is for training: explain takes one with a loss.');
}

function ownObjective(
  { objective }: CompiledParts,
  { loss, optimizer }: ExplainOptions<readonly Plugin[]>,
): Objective | undefined {
  if (loss === undefined && optimizer === undefined) return objective;
  throw new LinnetError(
    'bad-option',
    'A compiled model has its own loss and optimizer; explain the model before compile with others.',
  );
}

async function automatic(
  source: NamelessRegistry,
  plan: Plan,
  training: Training | undefined,
): Promise<string | undefined> {
  try {
    return (await source.choose(plan, training)).backend.name;
  } catch (error) {
    if (LinnetError.is(error) && error.code === 'refused') return undefined;
    throw error;
  }
}

/** A model that names its backend goes first, then the run that it is part of. */
function namedBy(parts: CompiledParts | undefined, ofRun: string | undefined): string | undefined {
  const { backend: own = 'auto' } = parts?.options ?? {};
  const named = typeof own === 'object' ? own.name : own;
  if (named !== 'auto') return named;
  return ofRun === 'auto' ? undefined : ofRun;
}

const purposeOf = (training: Training | undefined): string =>
  training === undefined
    ? 'predicting'
    : `training with ${training.loss.kind} and ${training.optimizer.kind} in batches of ${training.batchSize}`;
