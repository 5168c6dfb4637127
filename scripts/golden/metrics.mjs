// metrics/*.json: cases of truth and predictions with scikit-learn's results, by its names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFindings, within } from './findings.mjs';
import { checkKeys, flatten, isObject } from './numbers.mjs';
import { guarded } from './outcomes.mjs';

const inputs = ['y_true', 'y_pred', 'score', 'sample_weight'];

/** What scikit-learn calls the scores of a class. */
const scores = { precision: 'precision', recall: 'recall', f1: 'fScore' };
const normalised = { true: 'truth', pred: 'predicted', all: 'all' };

const exact = {
  accuracy: ({ accuracy }, { truth, predicted, options }) => accuracy(truth, predicted, options),
  balanced_accuracy: ({ balancedAccuracy }, { truth, predicted, options }) =>
    balancedAccuracy(truth, predicted, options),
  matthews: ({ matthews }, { truth, predicted, options }) => matthews(truth, predicted, options),
  cohen_kappa: ({ cohenKappa }, { truth, predicted, options }) => cohenKappa(truth, predicted, options),
  hamming_loss: ({ hammingLoss }, { truth, predicted, options }) => hammingLoss(truth, predicted, options),
  confusion_matrix: (metrics, one) => confusionOf(metrics, one).counts,
  support: (metrics, one) => classesOf(metrics, one).map(({ support }) => support),
  classification_report: ({ classificationReport }, { truth, predicted, options }) =>
    classificationReport(truth, predicted, options),
  mse: ({ meanSquaredError }, { truth, predicted, options }) => meanSquaredError(truth, predicted, options),
  rmse: ({ rootMeanSquaredError }, { truth, predicted, options }) => rootMeanSquaredError(truth, predicted, options),
  mae: ({ meanAbsoluteError }, { truth, predicted, options }) => meanAbsoluteError(truth, predicted, options),
  r2: ({ r2 }, { truth, predicted, options }) => r2(truth, predicted, options),
  max_error: ({ maxError }, { truth, predicted }) => maxError(truth, predicted),
  roc_auc: ({ rocAuc }, one) => rocAuc(one.truth, one.score, scoreOptions(one)),
  average_precision: ({ averagePrecision }, one) => averagePrecision(one.truth, one.score, scoreOptions(one)),
  log_loss: ({ logLoss }, one) => logLoss(one.truth, one.score, scoreOptions(one)),
  brier: ({ brier }, one) => brier(one.truth, one.score, scoreOptions(one)),
  roc_curve: ({ rocCurve }, one) => {
    const { falsePositiveRate, truePositiveRate, thresholds } = rocCurve(one.truth, one.score, scoreOptions(one));
    return { fpr: falsePositiveRate, tpr: truePositiveRate, thresholds };
  },
  precision_recall_curve: ({ precisionRecallCurve }, one) =>
    precisionRecallCurve(one.truth, one.score, scoreOptions(one)),
};

/** Our function for a result, which takes the package and a case; undefined where there is none. */
function functionOf(key) {
  if (Object.hasOwn(exact, key)) return exact[key];
  const [, by] = /^confusion_matrix normalize=(true|pred|all)$/.exec(key) ?? [];
  if (by !== undefined)
    return (metrics, one) => metrics.normaliseConfusion(confusionOf(metrics, one), { by: normalised[by] });
  const [, name] = /^per class (precision|recall|f1)$/.exec(key) ?? [];
  if (name !== undefined) return (metrics, one) => classesOf(metrics, one).map((of) => of[scores[name]]);
  const [, score, average] = /^(precision|recall|f1) (macro|micro|weighted|binary)$/.exec(key) ?? [];
  if (score === undefined) return undefined;
  return (metrics, one) => {
    const binary = average === 'binary' ? { positive: one.positive } : {};
    return metrics[score](one.truth, one.predicted, { ...one.options, ...binary, average });
  };
}

const confusionOf = ({ confusionMatrix }, { truth, predicted, options }) => confusionMatrix(truth, predicted, options);
const classesOf = ({ classScores }, { truth, predicted, options }) => classScores(truth, predicted, options);

/** Of one column of scores scikit-learn takes them for the label 1, or the greater one. */
const scoreOptions = ({ score, positive, labels, options }) =>
  score.shape.length > 1 && score.shape[1] > 1 ? { ...options, labels } : { ...options, positive };

/** The outcomes of all files of the folder. */
export async function checkMetrics(paths, context) {
  const outcomes = [];
  for (const path of paths) outcomes.push(...(await guarded(path, () => [checkFile(path, context)])));
  return outcomes;
}

function checkFile(path, context) {
  const { versions: _, ...cases } = readCases(context.directory, path);
  const findings = createFindings();
  for (const [name, one] of Object.entries(cases)) {
    if (isObject(one) && 'y_true' in one) compareCase(name, one, findings, context);
    else findings.missing('use for', `"${name}"`);
  }
  return findings.outcome(path, '-');
}

/** The object in a file. Python writes numbers that JSON does not know, and null where there is none. */
function readCases(directory, path) {
  const text = readFileSync(join(directory, path), 'utf8');
  const words = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY };
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (token) =>
    Object.hasOwn(words, token) ? `"\\u0000${token}"` : token,
  );
  const value = JSON.parse(quoted, (_, one) => {
    if (one === null) return Number.NaN;
    return typeof one === 'string' && one.startsWith('\u0000') ? words[one.slice(1)] : one;
  });
  if (!isObject(value)) throw new Error('it holds no JSON object');
  return value;
}

function compareCase(name, one, findings, context) {
  checkKeys(one, ['y_true'], name);
  const inputsOfCase = readInputs(name, one);
  for (const [key, wanted] of Object.entries(one)) {
    if (inputs.includes(key)) continue;
    const ours = functionOf(key);
    if (ours === undefined) findings.missing('function for', key);
    else compareResult(`${name}.${key}`, () => ours(context.metrics, inputsOfCase), wanted, findings, context);
  }
}

/** Where scikit-learn gives no number ours may be an error that says why. */
function compareResult(place, ours, wanted, findings, context) {
  try {
    compare(place, ours(), wanted, findings, context);
  } catch (error) {
    const isExplained = holdsNaN(wanted) && context.core.LinnetError.is(error);
    findings.differs(isExplained ? undefined : `${place}: ${error.message}`);
  }
}

const holdsNaN = (value) => (typeof value === 'object' ? Object.values(value).some(holdsNaN) : Number.isNaN(value));

function readInputs(name, one) {
  const read = (key) => (one[key] === undefined ? undefined : listOf(one[key], `${name}.${key}`));
  const [truth, predicted, score, weights] = inputs.map(read);
  const labels = [...new Set(labelsIn(truth))].sort((a, b) => (a < b ? -1 : 1));
  const all = [...new Set([...labels, ...labelsIn(predicted)])].sort((a, b) => (a < b ? -1 : 1));
  const positive = all.includes(1) || all.every((label) => label === 0) ? 1 : all.at(-1);
  return { truth, predicted, score, labels, positive, options: weights === undefined ? {} : { weights } };
}

const labelsIn = (list) => (list === undefined ? [] : Array.isArray(list) ? list : list.data);

/** Texts as they are, numbers as an array with a shape. */
function listOf(value, what) {
  if (Array.isArray(value) && value.length > 0 && value.every((member) => typeof member === 'string')) return value;
  const { data, shape } = flatten(value, what);
  return { data: Float64Array.from(data), shape };
}

function compare(place, got, wanted, findings, context) {
  if (typeof wanted === 'string') findings.same(place, got, wanted);
  else if (isObject(wanted)) {
    findings.unknownKeys(wanted, Object.keys(got), place);
    for (const key of Object.keys(wanted).filter((one) => Object.hasOwn(got, one)))
      compare(`${place}.${key}`, got[key], wanted[key], findings, context);
  } else findings.numbers(place, flatten(got, place), wanted, alike(context.tolerances.metric));
}

const alike = (tolerance) => (got, wanted) => Object.is(got, wanted) || within(tolerance)(got, wanted);
