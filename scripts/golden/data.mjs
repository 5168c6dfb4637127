// data/*.json: random numbers, splits and generated data, told apart by what is in them.
import { createFindings } from './findings.mjs';
import { isObject, readObject } from './numbers.mjs';
import { guarded } from './outcomes.mjs';
import { comparePlateaus } from './plateau.mjs';
import { compareRandom, isRandomKey } from './rng.mjs';
import { compareSplit } from './split.mjs';

/** The outcomes of all files of the folder. */
export async function checkData(paths, context) {
  const outcomes = [];
  for (const path of paths) outcomes.push(...(await guarded(path, () => [checkFile(path, context)])));
  return outcomes;
}

function checkFile(path, context) {
  const { versions: _, ...file } = readObject(context.directory, path);
  const findings = createFindings();
  const compare = comparisonOf(file);
  if (compare === undefined) throw new Error(`its keys are those of no known format: ${Object.keys(file).join(', ')}`);
  compare(file, findings, context);
  return findings.outcome(path, '-');
}

function comparisonOf(file) {
  if (typeof file.function === 'string') return missingGenerator;
  if (Object.keys(file).some(isRandomKey)) return compareRandom;
  const first = Array.isArray(file.cases) ? file.cases[0] : undefined;
  if (!isObject(first)) return undefined;
  return 'test_size' in first || 'train_size' in first
    ? ofCases(compareSplit)
    : 'seed' in first
      ? ofCases(comparePlateaus)
      : undefined;
}

const ofCases = (compare) => (file, findings, context) => {
  findings.unknownKeys(file, ['cases']);
  for (const [index, one] of file.cases.entries()) compare(one, findings, context, `cases[${index}]`);
};

// scikit-learn's generators: none is built yet.
const missingGenerator = (file, findings) => findings.missing('generator', `"${file.function}"`);
