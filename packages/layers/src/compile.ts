import {
  checkInput,
  checkOptions,
  checkPlugin,
  checkSamples,
  type ExporterPlugin,
  type Float32NdArray,
  hasMethods,
  LinnetError,
  type ModelArtifact,
  type NdArray,
  type OptionKind,
  optionKinds,
  type Plugin,
  type Samples,
  sizeOf,
  toFloat32,
  unscale,
  vocabularyOf,
} from '@linnet/core';
import { artifactOf } from './artifact.js';
import { checkLoss } from './check-loss.js';
import type { CompileOptions } from './compile-options.js';
import { withParts } from './compiled-parts.js';
import { describeModel } from './describe-model.js';
import { disposeWhenCollected } from './dispose-when-collected.js';
import { createEngine, type Objective } from './engine.js';
import { explained } from './explain-disposed.js';
import { initialWeights } from './initialise.js';
import { type LossName, type LossSpec, resolveLoss } from './losses.js';
import { checkMetrics, loadMetrics, type MetricName } from './metrics.js';
import type { Model, ModelDefinition } from './model.js';
import type { ModelStream } from './model-stream.js';
import { resolveOptimizer } from './optimizers.js';
import type { Predictor } from './predictor.js';
import { registryInUse } from './registry-in-use.js';
import { givenScaling } from './scaling.js';
import { resolveSeed } from './seeds.js';
import { checkTokenScaling } from './token-scaling.js';
import { copyArray, copySamples, preparationFor, prepareInput, prepareSamples, takesAnyRows } from './training/data.js';
import type { FitOptions } from './training/fit-options.js';
import type { History, Log } from './training/history.js';
import { fitAlone, type Learner } from './training/learner.js';
import { evaluateSamples } from './training/measure-samples.js';
import type { Trainee } from './training/trainee.js';

type Options = CompileOptions<LossName | LossSpec | undefined, readonly MetricName[], readonly Plugin[]>;

/** What `compile` makes, without the types that tie it to its options. */
interface Compiled extends Omit<Model, 'compile'> {
  predict(x: NdArray): Promise<Float32NdArray>;
  predictor(): Promise<Predictor>;
  stream(): Promise<ModelStream>;
  toArtifact(): ModelArtifact;
  export(exporter: string | ExporterPlugin, options?: unknown): Promise<unknown>;
  fit(data: Samples, options: FitOptions): Promise<History>;
  evaluate(data: Samples): Promise<Log>;
}

const kinds: Readonly<Record<keyof CompileOptions, OptionKind>> = {
  backend: optionKinds.nameOrObject,
  registry: {
    is: (value) => hasMethods(value, ['backends', 'backend', 'choose', 'exporter']),
    use: 'what createRegistry makes',
  },
  // What seeds there are is checked where one is resolved.
  seed: { is: (value) => typeof value === 'number', use: 'a whole number from 0 to 4294967295' },
  loss: optionKinds.nameOrObject,
  optimizer: optionKinds.nameOrObject,
  metrics: optionKinds.list,
};

/** Makes the `compile` of a model. */
export const compileModel =
  (definition: ModelDefinition) =>
  (options: Options = {}): Compiled => {
    checkOptions('compile', options, kinds);
    const { plan } = definition.lowered;
    const { metrics = [], registry } = options;
    checkMetrics(metrics);
    const objective = objectiveOf(options);
    checkTokenScaling(plan, definition.scaling);
    if (objective !== undefined) checkLoss(objective.loss, plan, definition.scaling);
    const weightSeed = resolveSeed(options.seed);
    const weights = definition.trained?.weights ?? initialWeights(plan.params, weightSeed.value);
    const engine = createEngine(plan, objective, options, weights);
    const held: Trainee['held'] = { scaling: definition.trained?.scaling ?? givenScaling(definition.scaling) };

    const checkFitted = (): void => {
      if (held.scaling !== undefined || typeof definition.scaling !== 'string' || definition.scaling === 'none') return;
      throw new LinnetError(
        'bad-option',
        `This model scales its data (${definition.scaling}) by bounds that fit finds; fit it first, or give bounds of your own.`,
      );
    };
    const predict = async (x: NdArray): Promise<Float32NdArray> => {
      checkFitted();
      checkInput(x, plan.input, 'The array of rows to predict');
      const isLookedUp = vocabularyOf(plan) !== undefined;
      const own = isLookedUp ? copyArray(x) : x;
      if (isLookedUp) {
        (await import('./training/uncommon-data.js')).checkTokens(own, plan, 'The array of rows to predict');
      }
      const { scaling } = held;
      const prepared = prepareInput(own, scaling, 'The array of rows to predict');
      const program = await engine.inference();
      const rows = x.shape[0] ?? 0;
      const result = { data: new Float32Array(rows * sizeOf(plan.output)), shape: [rows, ...plan.output] };
      const pending = program.infer(prepared, result.data);
      if (pending !== undefined) await pending;
      return scaling?.output === undefined ? result : toFloat32(unscale(result, scaling.output));
    };
    const toArtifact = (): ModelArtifact => {
      checkFitted();
      try {
        return artifactOf(definition, engine.readWeights(), held.scaling);
      } catch (error) {
        throw explained(error);
      }
    };
    const learner: Learner | undefined =
      objective === undefined
        ? undefined
        : { trainee: { definition, engine, objective, metrics, weightSeed, held }, toArtifact, isFitting: false };
    const model: Compiled = {
      ...describeModel(definition),
      predict: (x) => predict(x).catch(rethrow),
      predictor: async () => {
        checkFitted();
        const { createPredictor } = await import('./row-by-row.js');
        return createPredictor(plan, engine, () => held.scaling, explained).catch(rethrow);
      },
      stream: async () => {
        checkFitted();
        const { createModelStream } = await import('./row-by-row.js');
        const made = await createModelStream(definition, engine, held.scaling).catch(rethrow);
        disposeWhenCollected(made.stream, made.held);
        return made.stream;
      },
      toArtifact,
      export: async (exporter, exporterOptions = {}) => {
        const plugin = findExporter(exporter, registry);
        // That the options are those of this exporter is what the public signature checks.
        return plugin.export(toArtifact(), exporterOptions as never);
      },
      fit: async (data, fitOptions) => fitAlone(required(learner), data, fitOptions),
      evaluate: async (data) => {
        const { loss } = required(objective);
        checkFitted();
        const { input, output } = plan;
        checkSamples(data, input, output, 'Data to evaluate', loss);
        const { scaling } = held;
        const pending = takesAnyRows(plan, loss) ? undefined : import('./training/uncommon-data.js');
        const own = pending === undefined ? data : copySamples(data);
        const tools = pending === undefined ? undefined : await pending;
        const prepared = prepareSamples(own, preparationFor(plan, loss, scaling, tools), 'Data to evaluate');
        const measures = await loadMetrics(metrics);
        return evaluateSamples(await engine.training(engine.batchSize), prepared, measures, scaling).catch(rethrow);
      },
    };
    return withParts(model, { options, objective, learner });
  };

const rethrow = (error: unknown): never => {
  throw explained(error);
};

function objectiveOf({ loss, optimizer = 'adam' }: Options): Objective | undefined {
  return loss === undefined ? undefined : { loss: resolveLoss(loss), optimizer: resolveOptimizer(optimizer) };
}

function required<T>(part: T | undefined): T {
  if (part !== undefined) return part;
  throw new LinnetError(
    'bad-option',
    'This model was compiled to predict only. Compile it with a loss to train or evaluate it.',
  );
}

function findExporter(name: string | ExporterPlugin, registry: Options['registry']): ExporterPlugin {
  if (typeof name === 'object' && name !== null) return checkExporter(name);
  return registryInUse(registry).exporter(name);
}

function checkExporter(value: ExporterPlugin): ExporterPlugin {
  const plugin: Plugin = checkPlugin(value, 'The exporter');
  if (plugin.type === 'exporter') return plugin;
  throw new LinnetError('bad-value', `"${plugin.name}" is a backend, not an exporter.`);
}
