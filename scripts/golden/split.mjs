// Cases of scikit-learn's `train_test_split(arange(n), ...)`.
import { exactly } from './findings.mjs';
import { checkKeys } from './numbers.mjs';

const known = ['n', 'test_size', 'train_size', 'random_state', 'shuffle', 'stratify', 'train', 'test'];

/** Compares the rows of both sides, in order. */
export function compareSplit(one, findings, { datasets }, place) {
  checkKeys(one, ['n', 'train', 'test'], place);
  findings.unknownKeys(one, known, place);
  const { n, random_state: seed, shuffle } = one;
  if (shuffle !== false && !Number.isInteger(seed))
    throw new Error(`${place} is shuffled without a random_state: nothing can repeat it`);
  const rows = Array.from({ length: n }, (_, row) => row);
  const [train, test] = datasets.trainTestSplit(datasets.fromArrays(rows, rows), optionsOf(one));
  for (const [side, set] of [
    ['train', train],
    ['test', test],
  ]) {
    findings.numbers(`${place}.${side}`, { data: set.y.data, shape: [set.rows] }, one[side], exactly());
  }
}

/** What is null has its default. */
function optionsOf({ test_size, train_size, random_state, shuffle, stratify }) {
  const order = shuffle === false ? { shuffle } : { seed: random_state };
  const options = { ...order, testSize: test_size, trainSize: train_size, stratify: labelsOf(stratify) };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== undefined));
}

/** Rows of several labels stand for themselves. */
const labelsOf = (stratify) => (Array.isArray(stratify?.[0]) ? stratify.map((row) => row.join(' ')) : stratify);
