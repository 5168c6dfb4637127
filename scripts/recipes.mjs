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

const rows = [];
for (const { title, args } of runs) {
  console.error(title);
  try {
    const { outcomes = [] } = await linnet('run', ...args, '--out', join(values.out, title.replace(' ', '-')));
    // A recipe that promises nothing has reached nothing.
    if (!outcomes.some(({ reached }) => reached !== undefined)) throw new Error('it expects nothing of itself');
    for (const { name, texts, reached, reason = '' } of outcomes) {
      const met = reached === undefined ? '' : reached ? 'yes' : 'NO';
      rows.push([title, name, texts.stated, texts.bound, texts.reached, met, reason]);
    }
  } catch (error) {
    rows.push([title, 'the run', '', '', '', 'NO', error.message]);
  }
}
const head = ['recipe', 'what', 'stated (source)', 'bound', 'reached', 'met', 'why this bound'];
const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
for (const row of [head, ...rows]) {
  console.log(row.map((text, column) => (column === 6 ? text : text.padEnd(widths[column]))).join('  '));
}
const missed = rows.filter((row) => row[5] === 'NO').length;
console.log(missed === 0 ? 'All recipes reach their figures.' : `${missed} not reached.`);
console.log(`Reports: ${values.out}`);
process.exitCode = missed === 0 ? 0 : 1;
