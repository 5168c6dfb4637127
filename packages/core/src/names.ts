import { LinnetError } from './errors.js';
import { showValue } from './show-value.js';

/** What options are called elsewhere, in Keras, PyTorch and scikit-learn, where that is another word; written plainly. */
const elsewhere: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  bias: 'useBias',
  stddev: 'deviation',
  verbose: 'progress',
  randomstate: 'seed',
  minlr: 'minLearningRate',
  momentum: 'beta1',
  eps: 'epsilon',
  negativeslope: 'slope',
};

/** Letters and digits alone, in lower case: `beta_1` and `beta1` are the same. */
const plainly = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The known name that another library's word stands for, that is fewest edits away (Levenshtein, 1966), or the start of this
 * one, if it is near enough to be what was meant; letters and digits alone count, whatever their case. Undefined where none
 * is.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  // Plain JavaScript passes anything for a name.
  if (typeof name !== 'string') return undefined;
  const wanted = plainly(name);
  const meant = Object.hasOwn(elsewhere, wanted) ? elsewhere[wanted] : undefined;
  if (meant !== undefined && known.includes(meant)) return meant;
  const distances = known.map((other) => [editDistance(wanted, plainly(other)), other] as const);
  const [best] = distances.sort((a, b) => a[0] - b[0]);
  // As many edits as there are letters make any name of any other.
  const most = Math.min(Math.max(2, Math.floor(wanted.length / 3)), wanted.length - 1);
  if (best !== undefined && best[0] <= most) return best[1];
  return known.find((other) => other.length > 3 && wanted.startsWith(plainly(other)));
}

/**
 * An error for a name that is not known: what may have been meant, and all there are. `meant` says what other names that
 * are often used stand for, as a message puts it; its keys are in lower case, letters and digits alone. Else it is the
 * nearest name.
 */
export function unknownName(
  what: string,
  name: string,
  known: readonly string[],
  meant: Readonly<Record<string, string>> = {},
): LinnetError {
  const suggested = suggestionFor(name, known, meant);
  const suggestion = suggested === undefined ? '' : ` Did you mean ${suggested}?`;
  const list = known.length === 0 ? 'None is known.' : `Known: ${known.join(', ')}.`;
  return new LinnetError('unknown-name', `Unknown ${what} ${showValue(name)}.${suggestion} ${list}`);
}

function suggestionFor(
  name: string,
  known: readonly string[],
  meant: Readonly<Record<string, string>>,
): string | undefined {
  const plain = plainly(String(name));
  if (Object.hasOwn(meant, plain)) return meant[plain];
  const near = nearestName(name, known);
  return near === undefined ? undefined : `"${near}"`;
}

/**
 * Throws for options that nobody reads: what JavaScript lets pass, and a type does not see in a value that was made elsewhere.
 * `what` takes them, such as `fit`.
 * @throws LinnetError `bad-option` for what is no object, else one that names each of them, the nearest option there is,
 * and all options.
 */
export function checkOptionNames(what: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const list = `{ ${known.join(', ')} }`;
    throw new LinnetError(
      'bad-option',
      `${what} takes an object of options, ${list}; it was given ${showValue(options)}.`,
    );
  }
  const problems = Object.keys(options)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearestName(name, known);
      return `${what} does not know the option "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
    });
  if (problems.length === 0) return;
  throw new LinnetError('bad-option', `${problems.join(' ')} Options: ${known.join(', ')}.`, { problems });
}

/** Levenshtein's distance, one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const letter of a) {
    let left = (row[0] ?? 0) + 1;
    row = row.map((above, at) => {
      if (at > 0) left = Math.min(left + 1, above + 1, (row[at - 1] ?? 0) + Number(b[at - 1] !== letter));
      return left;
    });
  }
  return row[b.length] ?? 0;
}
