import { LinnetError } from './errors.js';
import { showValue } from './show-value.js';

/** The known name that is fewest edits away, or the start of this one, if it is near enough to be what was meant. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  // Plain JavaScript passes anything for a name.
  if (typeof name !== 'string') return undefined;
  const wanted = name.toLowerCase();
  const distances = known.map((other) => [editDistance(wanted, other.toLowerCase()), other] as const);
  const [best] = distances.sort((a, b) => a[0] - b[0]);
  // As many edits as there are letters make any name of any other.
  const most = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 1);
  if (best !== undefined && best[0] <= most) return best[1];
  return known.find((other) => other.length > 3 && wanted.startsWith(other.toLowerCase()));
}

/** An error for a name that is not known: the nearest one, and all there are. */
export function unknownName(what: string, name: string, known: readonly string[]): LinnetError {
  const near = nearestName(name, known);
  const suggestion = near === undefined ? '' : ` Did you mean "${near}"?`;
  const list = known.length === 0 ? 'None is known.' : `Known: ${known.join(', ')}.`;
  return new LinnetError('unknown-name', `Unknown ${what} ${showValue(name)}.${suggestion} ${list}`);
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
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
