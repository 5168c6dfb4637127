import {
  type CompiledModel,
  type Dataset,
  earlyStopping,
  type FitOptions,
  fitTogether,
  type History,
  type LinnLayerDefinition,
  linnModel,
  type Samples,
  type ScalingChoice,
  tell,
} from 'linnet';

/** How one of the vendor's examples trains; what is not said here is as in all of them: Adam, mean squared error, batches of 32. */
export interface LinnTraining {
  readonly layers: readonly LinnLayerDefinition[];
  /** Default `none`, as in most of the examples. */
  readonly scaling?: ScalingChoice;
  readonly epochs: number;
  /** Epochs without a better validation loss before training ends. Default: it does not end early. */
  readonly patience?: number;
  readonly restoreBest?: boolean;
  /** Rows to look at, or a share of the training rows from their end. */
  readonly validation: Samples | number;
  readonly seed: number;
}

/** A network for the instrument, and how its training went. */
export interface TrainedLinn {
  readonly model: CompiledModel;
  readonly history: History<readonly [], true>;
}

/** Trains a network that fits the instrument, with the vendor's settings. */
export async function trainLinn(data: Dataset, training: LinnTraining): Promise<TrainedLinn> {
  const model = compileLinn(data, training);
  tell(`${model.summary()}\n`);
  return { model, history: await model.fit(data, optionsOf(training)) };
}

/** Trains the same from other seeds of start weights and order, and gives the models. */
export async function trainLinnSeeds(
  data: Dataset,
  training: Omit<LinnTraining, 'seed'>,
  seeds: readonly number[],
): Promise<readonly CompiledModel[]> {
  const each = seeds.map((seed): LinnTraining => ({ ...training, seed }));
  const models = each.map((one) => compileLinn(data, one));
  await fitTogether(
    models,
    data,
    each.map((one): FitOptions => ({ ...optionsOf(one), progress: 'none' })),
  );
  return models;
}

const compileLinn = (data: Dataset, { layers, scaling = 'none', seed }: LinnTraining): CompiledModel =>
  linnModel(data.x.shape[1] ?? 1, layers, { scaling }).compile({
    optimizer: 'adam',
    loss: 'meanSquaredError',
    seed,
  });

function optionsOf({ epochs, validation, seed, patience, restoreBest = false }: LinnTraining) {
  const callbacks = patience === undefined ? [] : [earlyStopping({ patience, restoreBest })];
  return { epochs, validation, seed, callbacks };
}
