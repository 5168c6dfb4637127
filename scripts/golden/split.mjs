// Cases of scikit-learn's `train_test_split(arange(n), ...)`.
import { exactly } from './findings.mjs';
import { checkKeys } from './numbers.mjs';

const known = ['n', 'test_size', 'train_size', 'random_state', 'shuffle', 'stratify', 'train', 'test'];

/** Compares the rows of both sides, in order. */
export function compareSplit(one, findings, { datasets }, place) {
  checkKeys(one, ['n', 'train', 'test'], place);
  findings.unknownKeys(one, known, place);
  const { n, random_state: seed, shuffle = true, stratify = null } = one;
  if (stratify !== null) {
    findings.missing('split with stratify');
    return;
  }
  if (shuffle && !Number.isInteger(seed))
    throw new Error(`${place} is shuffled without a random_state: nothing can repeat it`);
  const rows = Array.from({ length: n }, (_, row) => row);
  // Half a row more, so that rounding down gives just these: the rule for the sizes is scikit-learn's, and above.
  const fraction = (trainRows(one) + 0.5) / n;
  const [train, test] = datasets.fromArrays(rows, rows).split(fraction, shuffle ? { seed } : {});
  for (const [side, set] of [
    ['train', train],
    ['test', test],
  ]) {
    findings.numbers(`${place}.${side}`, { data: set.y.data, shape: [set.rows] }, one[side], exactly());
  }
}

/** Shares are rounded up for the test and down for training; what only one of them names, the other leaves over. */
function trainRows({ n, test_size: test, train_size: train }) {
  if (typeof train === 'number') return train < 1 ? Math.floor(train * n) : train;
  const share = test ?? 0.25;
  return n - (share < 1 ? Math.ceil(share * n) : share);
}
