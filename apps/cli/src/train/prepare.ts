import { formatShape, LinnetError, rowShape, sameShape } from '@linnet/core';
import { countText } from '@linnet/recipes';
import {
  type CompiledModel,
  type Dataset,
  type Layer,
  type LossName,
  layersFor,
  type MetricName,
  sequential,
} from 'linnet';
import { readSource, sourceName } from '../data/source.js';
import { given } from '../options.js';
import { instrumentLoss, instrumentModel, instrumentScale, withoutSoftmax } from './instrument.js';
import { givesProbabilities, lastActivation, type ModelEnd } from './model-end.js';
import { networkText } from './network.js';
import { optimizerOf } from './optimizer.js';
import { scalingOf, scalingText } from './scaling.js';
import type { Scale, TrainSettings } from './settings.js';
import { type SplitData, splitData } from './split.js';
import type { TargetPlan } from './target-plan.js';
import { planTargets } from './targets.js';
import type { Task } from './task.js';

/** Data and a model for them, checked, and nothing trained yet. */
export interface Prepared {
  /** Of the run. */
  readonly name: string;
  readonly sets: SplitData;
  readonly task: Task;
  /** Whether predictions are probabilities, so that their logarithms mean something. */
  readonly areProbabilities: boolean;
  readonly model: CompiledModel<readonly MetricName[]>;
  /** What was chosen, in words. */
  readonly choices: readonly string[];
}

/** What is told of classes, labels and numbers while training. */
const usualMetrics: Readonly<Record<Task['kind'], readonly MetricName[]>> = {
  binary: ['accuracy'],
  classes: ['accuracy'],
  labels: ['binaryAccuracy'],
  numbers: ['meanAbsoluteError', 'r2Score'],
};

/** The usual ones that these rows have: one row has no spread that R squared could compare with. */
function metricsFor({ kind }: Task, { train, validation = train }: SplitData): readonly MetricName[] {
  const isSingle = train.rows === 1 || validation.rows === 1;
  return usualMetrics[kind].filter((name) => !(isSingle && name === 'r2Score'));
}

/** Reads the data, plans targets, and makes the model: everything that can be wrong is found here. */
export async function prepare(settings: TrainSettings): Promise<Prepared> {
  const source = await readSource(settings.data);
  const { data } = source;
  const row = rowShape(data.x.shape);
  const { forInstrument = false } = settings;
  const lastLayer = (usual: string): string => (forInstrument ? withoutSoftmax(usual) : usual);
  const text = networkText(settings.layers, data, lastLayer);
  const layers = layersFor(text, row);
  const end: ModelEnd = {
    output: sequential(row, layers).output,
    activation: lastActivation(layers),
    advise: (last) => `Use --layers ${[...text.split(',').slice(0, -1), lastLayer(last)].join(',')}.`,
  };
  // Names are checked where the model is compiled, whatever the types say.
  const loss = (settings.loss as LossName | undefined) ?? (forInstrument ? instrumentLoss(data, end) : undefined);
  const targets = planTargets(data, end, { loss });
  const sets = splitData(source, await otherData(settings.test, data, targets), settings, targets);
  checkAlike(sets);
  const scale = forInstrument ? instrumentScale(settings.scale) : (settings.scale ?? usualScale(layers));
  const metrics = (settings.metrics as readonly MetricName[] | undefined) ?? metricsFor(targets.task, sets);
  const scaling = scalingOf(sets.train, scale, targets, end);
  const network = forInstrument
    ? instrumentModel(row, layers, scaling)
    : sequential(row, layers, { name: sourceName(source.name), scaling });
  const model = network.compile({
    loss: targets.loss,
    optimizer: optimizerOf(settings.optimizer, settings.learningRate),
    metrics,
    seed: settings.seed,
  });
  const choices = choicesOf({
    text,
    targets,
    scaled: scalingText(scaling, scale, end),
    sets,
    optimizer: settings.optimizer,
  });
  const areProbabilities = givesProbabilities(end);
  return { name: source.name, sets, task: targets.task, areProbabilities, model, choices };
}

/** Symbols are looked up as they are. */
const usualScale = ([first]: readonly Layer[]): Scale => (first?.kind === 'embedding' ? 'none' : 'standard');

/** Data to test with; their classes are those of the training data. */
async function otherData(
  test: TrainSettings['test'],
  { classNames }: Dataset,
  { task }: TargetPlan,
): Promise<Dataset | undefined> {
  if (test === undefined) return undefined;
  const names = task.kind === 'numbers' ? undefined : classNames;
  return (await readSource({ ...test, ...given({ classNames: names }) })).data;
}

function checkAlike({ train, validation, test }: SplitData): void {
  for (const [what, other] of Object.entries({ validation, test })) {
    if (other === undefined || sameShape(rowShape(other.x.shape), rowShape(train.x.shape))) continue;
    throw new LinnetError(
      'bad-shape',
      `Rows to train with are ${formatShape(rowShape(train.x.shape))}, and those of the ${what} data ${formatShape(rowShape(other.x.shape))}. Both need the same columns.`,
    );
  }
}

function choicesOf({
  text,
  targets,
  scaled,
  sets: { train, validation, test },
  optimizer,
}: {
  readonly text: string;
  readonly targets: TargetPlan;
  readonly scaled: string;
  readonly sets: SplitData;
  readonly optimizer: string;
}): readonly string[] {
  const rows = (set: Dataset | undefined): string => countText(set?.rows ?? 0);
  return [
    `Layers: ${text}`,
    `Loss: ${targets.loss}; optimizer: ${optimizer}; ${scaled}`,
    `Rows: ${rows(train)} to train with, ${rows(validation)} to validate, ${rows(test)} to test`,
    ...(targets.task.kind === 'numbers' ? [] : [`Classes: ${targets.task.classNames.join(', ')}`]),
  ];
}
