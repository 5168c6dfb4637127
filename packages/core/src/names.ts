import { LinnetError } from './errors.js';

/** The known name that is fewest edits away, if it is near enough to be what was meant. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const distances = known.map((other) => [editDistance(name.toLowerCase(), other.toLowerCase()), other] as const);
  const [best] = distances.sort((a, b) => a[0] - b[0]);
  return best !== undefined && best[0] <= Math.max(2, Math.floor(name.length / 3)) ? best[1] : undefined;
}

/** An error for a name that is not known: the nearest one, and all there are. */
export function unknownName(what: string, name: string, known: readonly string[]): LinnetError {
  const near = nearestName(name, known);
  const suggestion = near === undefined ? '' : ` Did you mean "${near}"?`;
  const list = known.length === 0 ? 'None is known.' : `Known: ${known.join(', ')}.`;
  return new LinnetError('unknown-name', `Unknown ${what} "${name}".${suggestion} ${list}`);
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
