// data/*.json: random numbers, splits and generated data, told apart by what is in them.
import { createFindings, exactly, nearly } from './findings.mjs';
import { checkKeys, isObject, readObject } from './numbers.mjs';
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
  if (typeof file.function === 'string') return compareGenerated;
  if (Object.keys(file).some(isRandomKey)) return compareRandom;
  const first = Array.isArray(file.cases) ? file.cases[0] : undefined;
  if (!isObject(first)) return undefined;
  if ('train' in first || 'test' in first) return ofCases(compareSplit);
  return 'seed' in first ? ofCases(comparePlateaus) : undefined;
}

const ofCases = (compare) => (file, findings, context) => {
  findings.unknownKeys(file, ['cases']);
  for (const [index, one] of file.cases.entries()) compare(one, findings, context, `cases[${index}]`);
};

const same = (value) => value;
/** None means that it is drawn. */
const orRandom = (value) => value ?? 'random';
const common = { random_state: ['seed', same], shuffle: ['shuffle', same] };
const curve = { ...common, n_samples: ['rows', same], noise: ['noise', same] };
const sized = { ...common, n_samples: ['rows', same], n_features: ['features', same], n_classes: ['classes', same] };

/** scikit-learn's generators: ours, and what its arguments are called here. Rows that it has by default come first. */
const generators = {
  make_circles: ['circles', { rows: 100 }, { ...curve, factor: ['factor', same] }],
  make_moons: ['moons', { rows: 100 }, curve],
  make_blobs: [
    'blobs',
    { rows: 100 },
    {
      ...common,
      n_samples: ['rows', same],
      n_features: ['features', same],
      centers: ['centers', same],
      cluster_std: ['deviation', same],
      center_box: ['box', same],
    },
  ],
  make_classification: [
    'classification',
    {},
    {
      ...sized,
      n_informative: ['informative', same],
      n_redundant: ['redundant', same],
      n_repeated: ['repeated', same],
      n_clusters_per_class: ['clustersPerClass', same],
      weights: ['weights', same],
      flip_y: ['flipY', same],
      class_sep: ['classSep', same],
      hypercube: ['hypercube', same],
      shift: ['shift', orRandom],
      scale: ['scale', orRandom],
    },
  ],
  make_gaussian_quantiles: ['gaussianQuantiles', {}, { ...sized, mean: ['mean', same], cov: ['variance', same] }],
  make_multilabel_classification: [
    'multilabel',
    {},
    {
      random_state: common.random_state,
      n_samples: ['rows', same],
      n_features: sized.n_features,
      n_classes: sized.n_classes,
      n_labels: ['labels', same],
      length: ['length', same],
      allow_unlabeled: ['allowUnlabelled', same],
    },
  ],
};

/** Arguments that change only in what form scikit-learn gives its arrays. */
const formOnly = ['return_X_y', 'return_centers', 'return_indicator', 'sparse', 'return_distributions'];

/** Compares x and y of a generator, and the centers and probabilities that it can give too. */
function compareGenerated(file, findings, { datasets, tolerances }) {
  checkKeys(file, ['function', 'arguments', 'X', 'y'], 'the file');
  const known = Object.hasOwn(generators, file.function) ? generators[file.function] : undefined;
  if (known === undefined || datasets[known[0]] === undefined) {
    findings.missing('generator', `"${file.function}"`);
    return;
  }
  const [name, defaults, names] = known;
  findings.unknownKeys(file, ['function', 'arguments', 'X', 'y', 'centers', 'p_c', 'p_w_c'], 'the file');
  findings.unknownKeys(file.arguments, [...Object.keys(names), ...formOnly], 'the arguments');
  const data = datasets[name](optionsOf(file.arguments, defaults, names));
  findings.numbers('X', data.x, file.X, nearly(tolerances.data));
  const labels = Array.isArray(file.y[0]) ? data.y : { data: data.y.data, shape: [data.rows] };
  findings.numbers('y', labels, file.y, exactly());
  const extras = { centers: data.centers, p_c: data.classProbabilities, p_w_c: data.featureProbabilities };
  for (const [key, value] of Object.entries(extras)) {
    if (key in file) findings.numbers(key, value, file[key], nearly(tolerances.data));
  }
}

/** What is null has scikit-learn's default, which is ours. Without a seed nothing may be drawn: any will do. */
function optionsOf(given, defaults, names) {
  const options = Object.entries(given)
    .filter(([key]) => Object.hasOwn(names, key))
    .map(([key, value]) => [names[key][0], names[key][1](value)])
    .filter(([, value]) => value !== null);
  const found = { seed: 0, ...defaults, ...Object.fromEntries(options) };
  // Columns that are drawn are told twice where centers are given.
  if (Array.isArray(found.centers)) delete found.features;
  return found;
}
