// metrics/*.json: cases of truth and predictions with scikit-learn's results, by its names.
import { createFindings, within } from './findings.mjs';
import { checkKeys, flatten, isObject, readObject } from './numbers.mjs';
import { guarded } from './outcomes.mjs';

const inputs = ['y_true', 'y_pred', 'score'];

/** Our function for each result; the others have none yet. */
const functions = {
  accuracy: ({ accuracy }, truth, predicted) =>
    areBinary(truth, predicted) ? accuracy(truth, predicted) : classAccuracy(accuracy, truth, predicted),
  mse: ({ meanSquaredError }, truth, predicted) => meanSquaredError(truth, predicted),
};

/** The outcomes of all files of the folder. */
export async function checkMetrics(paths, context) {
  const outcomes = [];
  for (const path of paths) outcomes.push(...(await guarded(path, () => [checkFile(path, context)])));
  return outcomes;
}

function checkFile(path, context) {
  const { versions: _, ...cases } = readObject(context.directory, path);
  const findings = createFindings();
  for (const [name, one] of Object.entries(cases)) {
    if (isObject(one) && 'y_true' in one) compareCase(name, one, findings, context);
    else findings.missing('use for', `"${name}"`);
  }
  return findings.outcome(path, '-');
}

function compareCase(name, one, findings, { metrics, tolerances }) {
  checkKeys(one, ['y_true', 'y_pred'], name);
  const [truth, predicted] = [flatten(one.y_true, `${name}.y_true`).data, flatten(one.y_pred, `${name}.y_pred`).data];
  for (const [key, wanted] of Object.entries(one)) {
    const place = `${name}.${key}`;
    if (inputs.includes(key)) continue;
    if (!Object.hasOwn(functions, key)) findings.missing('function for', key);
    else if (typeof wanted === 'string') findings.same(place, functions[key](metrics, truth, predicted), wanted);
    else findings.numbers(place, functions[key](metrics, truth, predicted), wanted, within(tolerances.metric));
  }
}

const areBinary = (...lists) => lists.flat().every((label) => label === 0 || label === 1);

/** Labels of several classes: the predicted ones as one column a class, truth as class indices. */
function classAccuracy(accuracy, truth, predicted) {
  const classes = [...new Set([...truth, ...predicted])].sort((a, b) => a - b);
  const data = Float64Array.from({ length: predicted.length * classes.length }, (_, at) =>
    classes[at % classes.length] === predicted[Math.floor(at / classes.length)] ? 1 : 0,
  );
  return accuracy(
    truth.map((label) => classes.indexOf(label)),
    { data, shape: [predicted.length, classes.length] },
  );
}
