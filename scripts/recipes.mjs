// Runs recipes in full, with their experiments, and prints what each should reach beside what it did.
// pnpm recipes [NAME ...] [--out DIR]   (default: all, into runs/recipes)
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'apps/cli/dist/linnet.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(root, 'runs/recipes') } },
});

/** One JSON document of the command; what it says beside it goes to the terminal only where it fails. */
async function linnet(...args) {
  const child = spawn(process.execPath, [command, ...args, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, notes, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  if (code !== 0) throw new Error(`linnet ${args.join(' ')} ended with ${code}:\n${notes.slice(-2000)}`);
  return JSON.parse(output);
}

async function textOf(stream) {
  let text = '';
  for await (const part of stream.setEncoding('utf8')) text += part;
  return text;
}

const { recipes } = await linnet('recipes');
const unknown = positionals.filter((name) => !recipes.some((recipe) => recipe.name === name));
if (unknown.length > 0)
  throw new Error(`There is no recipe ${unknown.join(', ')}: ${recipes.map((r) => r.name).join(', ')}.`);
const wanted = recipes.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const runs = wanted.flatMap(({ name, experiments }) => [
  { title: name, args: [name] },
  ...Object.keys(experiments).map((experiment) => ({
    title: `${name} ${experiment}`,
    args: [name, '--experiment', experiment],
  })),
]);

const show = (value, isShare) => (isShare ? `${(100 * value).toFixed(1)} %` : String(Number(value.toPrecision(4))));
let missed = 0;
for (const { title, args } of runs) {
  const started = performance.now();
  try {
    const {
      outcomes = [],
      metrics = {},
      folder,
    } = await linnet('run', ...args, '--out', join(values.out, title.replace(' ', '-')));
    console.log(`${title} (${((performance.now() - started) / 1000).toFixed(1)} s, ${folder})`);
    for (const [name, { accuracy, rows }] of Object.entries(metrics)) {
      console.log(`  ${''.padEnd(4)} ${name} accuracy: ${show(accuracy, true)} of ${rows} rows`);
    }
    for (const { name, value, isShare, atLeast, atMost, source, reached } of outcomes) {
      if (reached === false) missed += 1;
      const bounds = [
        atLeast === undefined ? '' : `at least ${show(atLeast, isShare)}`,
        atMost === undefined ? '' : `at most ${show(atMost, isShare)}`,
      ].filter((text) => text !== '');
      const mark = reached === undefined ? '' : reached ? 'yes' : 'NO';
      const expected = bounds.length === 0 ? '' : `; expected ${bounds.join(', ')}`;
      console.log(
        `  ${mark.padEnd(4)} ${name}: ${show(value, isShare)}${expected}${source === undefined ? '' : ` (${source})`}`,
      );
    }
  } catch (error) {
    missed += 1;
    console.log(`  NO   ${title}: ${error.message}`);
  }
}
console.log(missed === 0 ? 'All recipes reach their figures.' : `${missed} not reached.`);
process.exitCode = missed === 0 ? 0 : 1;
