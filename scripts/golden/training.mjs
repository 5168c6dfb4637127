// training/*.json: a network that Keras trained, to be trained again from the same weights on every backend.
import { createFindings, createMissing, exactly, nearly } from './findings.mjs';
import { translateModel } from './keras-layers.mjs';
import { isKnown, ourName } from './keras-names.mjs';
import { translateLoss, translateOptimizer } from './keras-training.mjs';
import { checkKeys, readObject } from './numbers.mjs';
import { guarded, onBackends } from './outcomes.mjs';

const required = [
  'layers',
  'input_shape',
  'loss',
  'optimizer',
  'epochs',
  'X',
  'Y',
  'initial_weights',
  'final_weights',
  'history',
  'prediction_after',
];
const settings = [
  'loss_arguments',
  'optimizer_arguments',
  'batch_size',
  'shuffle',
  'sample_weight',
  'class_weight',
  'validation_data',
  'validation_split',
  // What is reported stands in the history.
  'metrics',
];
/** Names of metrics that are short for others. */
const metricAliases = {
  acc: 'accuracy',
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  mape: 'mean_absolute_percentage_error',
  msle: 'mean_squared_logarithmic_error',
};
/** What a history holds that is no metric. */
const otherCurves = ['loss', 'learning_rate', 'lr'];
/** Words about the file. */
const described = ['name', 'keras', 'versions', 'what'];

/** The outcomes of all files of the folder, one for each backend where the packages can say what the file says. */
export async function checkTraining(paths, context) {
  const outcomes = [];
  for (const path of paths) outcomes.push(...(await guarded(path, () => checkFile(path, context))));
  return outcomes;
}

async function checkFile(path, context) {
  const file = readObject(context.directory, path);
  checkKeys(file, required, 'it');
  const missing = createMissing();
  const unknown = Object.keys(file).filter((key) => ![...required, ...settings, ...described].includes(key));
  for (const key of unknown) missing.add('use for', `"${key}"`);
  if (file.shuffle !== false) missing.add(`repetition of Keras's order with shuffle=${file.shuffle ?? true}`);
  const model = translateModel(file, missing, context);
  const loss = translateLoss(file.loss, file.loss_arguments ?? {}, missing, context);
  if (weightsPerRow(file) === undefined) missing.add('weights of single steps');
  const training = translateOptimizer(file.optimizer, file.optimizer_arguments ?? {}, missing, context);
  // What is missing may be what makes the numbers: nothing is run without it.
  if (missing.any()) return [{ status: 'skipped', path, backend: '-', reason: missing.reason() }];
  return onBackends(path, context, (backend) => compareRun(file, { loss, ...training, ...model }, backend, context));
}

async function compareRun(
  file,
  { artifact, slots, loss, optimizer, callbacks },
  backend,
  { core, layers, tolerances },
) {
  const findings = createFindings();
  // A loss may be in hundreds, of which a single float has fewer digits.
  const close = nearly(tolerances.training);
  const named = metricsOf(file.history, { core, layers });
  const metrics = [...new Set(Object.values(named))];
  const model = layers.loadModel(artifact).compile({ loss, optimizer, metrics, backend, seed: 0 });
  const compareWeights = (key, isAsWanted) => {
    const { layers: specs } = model.toArtifact();
    findings.same(`the number of ${key}`, slots.length, file[key].length);
    for (const { layer, name, keras } of slots) {
      findings.numbers(`${key}[${keras}]`, specs[layer].weights[name], file[key][keras], isAsWanted);
    }
  };
  compareWeights('initial_weights', (got, wanted) => exactly()(got, Math.fround(wanted)));
  const validation = validationOf(file, core);
  const history = await model.fit(samplesOf(file.X, file.Y, weightsPerRow(file), core), {
    epochs: file.epochs,
    batchSize: file.batch_size ?? 32,
    shuffle: false,
    seed: 0,
    progress: 'none',
    callbacks,
    ...classWeightsOf(file),
    ...(validation === undefined ? {} : { validation }),
  });
  compareHistory(history, file.history, named, findings, close);
  compareWeights('final_weights', close);
  const rows = columns(core.fromRows(file.X.slice(0, file.prediction_after.length)));
  findings.numbers('prediction_after', await model.predict(rows), file.prediction_after, close);
  return findings;
}

/** For each curve of a metric that we have, under Keras's name, our name of the metric. */
function metricsOf(curves, { core, layers }) {
  const compile = (name) =>
    layers.sequential(1, [layers.dense(1)]).compile({ loss: 'meanSquaredError', metrics: [name] });
  const names = Object.keys(curves)
    .filter((key) => !otherCurves.includes(key) && !key.startsWith('val_'))
    .map((key) => [key, ourName(metricAliases[key] ?? key)]);
  return Object.fromEntries(names.filter(([, name]) => isKnown(core, () => compile(name))));
}

function compareHistory(history, wanted, named, findings, close) {
  checkKeys(wanted, ['loss'], 'its history');
  const curves = { loss: history.loss, val_loss: history.validation?.loss };
  for (const [key, ours] of Object.entries(named)) {
    Object.assign(curves, { [key]: history[ours], [`val_${key}`]: history.validation?.[ours] });
  }
  for (const rate of ['learning_rate', 'lr']) curves[rate] = history.learningRate;
  for (const [key, curve] of Object.entries(wanted)) {
    const got = Object.hasOwn(curves, key) ? curves[key] : undefined;
    if (got !== undefined) findings.numbers(`history.${key}`, { data: got, shape: [got.length] }, curve, close);
    else if (key === 'val_loss') findings.missing('validation data in the file, for', 'history.val_loss');
    else findings.missing('metric for', `history.${key}`);
  }
}

/** Weights of classes by their index, as Keras's `fit` takes them. */
const classWeightsOf = ({ class_weight: weights = null }) => (weights === null ? {} : { classWeights: weights });

/** Validation data as Keras's `fit` takes them: x, y and perhaps weights, or a share of the rows. */
function validationOf({ validation_data: data, validation_split: share }, core) {
  if (data === undefined || data === null) return share || undefined;
  if (!Array.isArray(data) || data.length > 3) throw new Error('its validation_data are no list of x, y and weights');
  return samplesOf(data[0], data[1], data[2], core);
}

function samplesOf(x, y, weights, { fromRows }) {
  const samples = { x: columns(fromRows(x)), y: fromRows(y) };
  return weights === undefined || weights === null ? samples : { ...samples, weights: fromRows(weights) };
}

const columns = ({ data, shape }) => ({ data, shape: shape.length === 1 ? [...shape, 1] : shape });

/** The weights as we take them, a number for each row: null where there are none, undefined where steps have their own. */
function weightsPerRow({ sample_weight: weights = null }) {
  if (weights === null) return null;
  const flat = weights.map((weight) => (Array.isArray(weight) && weight.length === 1 ? weight[0] : weight));
  return flat.some(Array.isArray) ? undefined : flat;
}
