// Results as a table for people.

export const minimum = (values) => Math.min(...values);

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const show = (value) => value.toFixed(value < 10 ? 2 : value < 1000 ? 1 : 0);

/** `95.1 / 97.0 (9.6x)`: minimum, median, and how many times as fast as the reference's minimum. */
function cell(result, reference) {
  if (result?.error !== undefined) return 'refused';
  if (result === undefined) return '-';
  const ratio = reference?.min === undefined ? '' : ` (${(reference.min / result.min).toFixed(2)}x)`;
  return `${show(result.min)} / ${show(result.med)}${ratio}`;
}

/** A Markdown table: a line for each backend, a column for each workload; then why backends refused. */
export function tableOf(results, workloads, reference) {
  const base = results.find(({ name }) => name === reference)?.workloads ?? {};
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const lines = results.map(({ name, workloads: own }) =>
    line([name, ...workloads.map((workload) => cell(own[workload], base[workload]))]),
  );
  return [
    line(['backend', ...workloads]),
    line(['---', ...workloads.map(() => '---:')]),
    ...lines,
    ...refusals(results),
  ].join('\n');
}

/** Each reason once for each backend. */
function refusals(results) {
  const all = results.flatMap(({ name, workloads }) => {
    const reasons = Object.entries(workloads).filter(([, { error }]) => error !== undefined);
    const unique = [...new Set(reasons.map(([, { error }]) => error))];
    return unique.map((reason) => {
      const which = reasons.filter(([, { error }]) => error === reason).map(([workload]) => workload);
      return `${name} ${which.join(', ')}: refused: ${reason.replaceAll('\n', ' ')}`;
    });
  });
  return all.length === 0 ? [] : ['', ...all];
}
