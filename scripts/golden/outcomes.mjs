// What became of a file on a backend: { status, path, backend, reason }.

/** The line of an outcome. */
export function print({ status, path, backend, reason }) {
  console.log(`${status} ${path} ${backend}${reason === undefined ? '' : ` ${reason.replaceAll('\n', ' ')}`}`);
}

/** How many there are of each. */
export function count(outcomes) {
  const of = (wanted) => outcomes.filter(({ status }) => status === wanted).length;
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped'), refused: of('refused') };
}

/** Runs a check that gives outcomes; what it throws is a failure of the file. */
export async function guarded(path, check, backend = '-') {
  try {
    return await check();
  } catch (error) {
    return [{ status: 'failed', path, backend, reason: error instanceof Error ? error.message : String(error) }];
  }
}

/**
 * Runs a check on every backend; it takes the loaded backend and gives findings. A backend that refuses is told with its
 * reason, which is no failure; a file that none ran is skipped.
 */
export async function onBackends(path, { core, backends }, check) {
  const outcomes = [];
  for (const { name, backend, unavailable } of backends) {
    if (unavailable !== undefined) {
      outcomes.push({ status: 'refused', path, backend: name, reason: unavailable });
      continue;
    }
    const run = async () => {
      try {
        return [(await check(backend)).outcome(path, name)];
      } catch (error) {
        if (!core.LinnetError.is(error) || error.code !== 'refused') throw error;
        return [{ status: 'refused', path, backend: name, reason: error.problems.join('; ') }];
      }
    };
    outcomes.push(...(await guarded(path, run, name)));
  }
  return outcomes.every(({ status }) => status === 'refused')
    ? [...outcomes, { status: 'skipped', path, backend: '-', reason: 'no backend runs it' }]
    : outcomes;
}
