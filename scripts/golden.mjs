// Checks the built packages against reference numbers: node scripts/golden.mjs DIR
//
// A line for each file and backend: passed, failed, skipped (what it needs is not built yet) or refused (by the backend,
// with its reason: no failure where another runs the file), the file, the backend or -, a reason; then how many there are of
// each. Exit code: 0, 1 where anything failed, 2 where nothing could be checked.
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkData } from './golden/data.mjs';
import { checkLinn } from './golden/linn.mjs';
import { checkMetrics } from './golden/metrics.mjs';
import { count, print } from './golden/outcomes.mjs';
import { disposeBackends, loadPackages, missingPackages } from './golden/packages.mjs';
import { checkTraining } from './golden/training.mjs';

const tolerances = {
  // Data, |a - b| <= t max(1, |b|): sine and logarithm may differ in the last place from numpy's (2e-16), and do so
  // before a few more roundings. Labels, whole numbers, uniform numbers: none, they are the same arithmetic to the bit.
  data: 1e-13,
  // Sums of such numbers, relative: the sums themselves are taken in numpy's order, so no more than the terms differ.
  sum: 1e-12,
  // Metrics, absolute: a few hundred doubles added in another order than numpy's. Text: to the byte.
  metric: 1e-12,
  // Weights, losses and predictions after training, absolute: float32 (6e-8 at 1) over some dozens of updates, with
  // sums in another order than TensorFlow's. Initial weights: none, they are rounded to float32.
  training: 1e-5,
  // Answers of a .linn network, absolute: Keras's own differ by 2.4e-7 between batch sizes. Values of files: none.
  output: 1e-6,
};

/** What checks the files of each folder; each gets the folder's files and gives outcomes. */
const checks = { data: checkData, metrics: checkMetrics, training: checkTraining, linn: checkLinn };

/** Words about the files and what made them. */
const isReference = (path) => !/\.(md|py|txt)$/.test(path) && !path.split('/').some((part) => part.startsWith('.'));

function fail(message) {
  console.error(message);
  process.exit(2);
}

function filesUnder(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      relative(directory, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter(isReference)
    .sort();
}

const [directory, ...rest] = process.argv.slice(2);
if (directory === undefined || rest.length > 0)
  fail('Usage: node scripts/golden.mjs DIR   (DIR holds data, metrics, training, linn)');
if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) fail(`${directory} is not a folder.`);
const files = filesUnder(directory);
if (files.length === 0) fail(`There are no reference files under ${directory}.`);
const missing = missingPackages();
if (missing.length > 0) fail(`Run \`pnpm build\` first; these are missing:\n${missing.join('\n')}`);

const context = { directory, tolerances, ...(await loadPackages()) };
const outcomes = [];
for (const folder of [...new Set(files.map((path) => path.split('/')[0]))]) {
  const own = files.filter((path) => path.split('/')[0] === folder);
  const check = Object.hasOwn(checks, folder) && own[0] !== folder ? checks[folder] : undefined;
  const found =
    check === undefined
      ? own.map((path) => ({ status: 'skipped', path, backend: '-', reason: 'no check for files of this place' }))
      : await check(own, context);
  found.forEach(print);
  outcomes.push(...found);
}
disposeBackends(context);
const { passed, failed, skipped, refused } = count(outcomes);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped, ${refused} refused`);
process.exitCode = failed > 0 ? 1 : 0;
