import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createNpmProject,
  createProject,
  dependenciesOn,
  install,
  projectFolder,
  removeProjects,
} from './support/project.js';
import { readInstructions } from './support/readme.js';
import { pnpm, programOf, root, run } from './support/run.js';
import { readTarball } from './support/tarball.js';
import { complaintsOf, complaintsOf7, runTypeScript } from './support/typescript.js';

const fixture = (name: string): Promise<string> => readFile(join(root, 'examples/using-plugins', name), 'utf8');

/** A plugin of somebody else: its folder outside the workspace, with what it needs, and its tarball. */
interface Plugin {
  readonly name: string;
  readonly folder: string;
  readonly tarball: string;
}

const plugins: Plugin[] = [];

/** Takes an example out of the repository, installs what its manifest says and packs it. */
async function preparePlugin(example: string): Promise<Plugin> {
  const folder = await projectFolder();
  const isSource = (path: string): boolean => !/\/(node_modules|dist)$/u.test(path);
  await cp(join(root, 'examples', example), folder, { recursive: true, filter: isSource });
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  await install(folder, { ...manifest, devDependencies: { ...manifest.devDependencies, ...ours(manifest) } });
  const output = await pnpm(['pack', '--json'], folder);
  // Scripts that run while packing print before the document.
  const { filename }: { readonly filename: string } = JSON.parse(output.slice(output.search(/^\{$/mu)));
  return { name: manifest.name, folder, tarball: resolve(folder, filename) };
}

/** The development dependencies that are packages of ours. */
const ours = ({ devDependencies }: { readonly devDependencies: Readonly<Record<string, string>> }) =>
  dependenciesOn(Object.keys(devDependencies).filter((name) => name.startsWith('@linnet/')));

const withPlugins = (names: readonly string[]): Readonly<Record<string, string>> => ({
  ...dependenciesOn(names),
  ...Object.fromEntries(
    plugins.filter(({ name }) => names.includes(name)).map(({ name, tarball }) => [name, `file:${tarball}`]),
  ),
});

beforeAll(async () => {
  plugins.push(...(await Promise.all(['plugin-exporter', 'plugin-backend'].map(preparePlugin))));
});
afterAll(removeProjects);

/** What vitest's JSON reporter tells of each test. */
interface TestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly ancestorTitles: readonly string[] }[];
  }[];
}

/** The groups of the conformance suite in which not every test passed. */
const unpassed = ({ testResults }: TestReport): readonly (string | undefined)[] => {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const groups = tests.filter(({ status }) => status !== 'passed').map(({ ancestorTitles }) => ancestorTitles[1]);
  return [...new Set(groups)];
};

describe.each([
  ['linnet-safetensors', 0, []],
  // Parts that a backend may leave out, and that `js`, behind it, does.
  ['linnet-traced', 1, ['lanes', 'descriptions']],
])('%s', (name, index, without) => {
  const plugin = (): Plugin => plugins[index] ?? { name: '', folder: '', tarball: '' };

  it('needs @linnet/core and nothing else', async () => {
    const files = await readTarball(plugin().tarball);
    const manifest = JSON.parse(`${files.get('package.json')}`);
    expect(manifest).toMatchObject({ name, peerDependencies: { '@linnet/core': '0.x' } });
    expect(manifest).not.toHaveProperty('dependencies');
    const others = [...files.keys()].filter((file) => !/^dist\/[^.]+\.(js|d\.ts)$/u.test(file));
    expect(others.sort()).toEqual(['README.md', 'package.json']);
  });

  it('type-checks, and passes its own tests: the conformance suite', async () => {
    const { folder } = plugin();
    const types = await run(process.execPath, [programOf('typescript', 'bin/tsc', folder), '-p', '.'], folder);
    expect(types.stdout).toBe('');
    const vitest = programOf('vitest', 'vitest.mjs', folder);
    const { code, stdout, stderr } = await run(process.execPath, [vitest, 'run', '--reporter=json'], folder);
    expect(code, stdout + stderr).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.numPassedTests).toBeGreaterThan(15);
    expect(unpassed(report)).toEqual(without);
  });

  it('runs the example of its README where only what that says is installed', async () => {
    const { packages, example } = readInstructions(await readFile(join(plugin().folder, 'README.md'), 'utf8'));
    expect(packages).toContain(name);
    // pnpm looks for peers that nobody asks for in the registry alone, where ours are not yet.
    const project = await createProject(withPlugins([...packages, '@linnet/core']));
    await writeFile(join(project, 'example.ts'), example);
    expect(complaintsOf(project, 'example.ts')).toEqual([]);
    expect(await runTypeScript(project, 'example', example)).not.toBe('');
  });
});

describe('a project with both', () => {
  let project = '';
  beforeAll(async () => {
    project = await createNpmProject(withPlugins(['linnet', 'linnet-safetensors', 'linnet-traced']));
  });

  it('uses them by value and by name, typed', async () => {
    const source = await fixture('uses-plugins.ts');
    await writeFile(join(project, 'uses-plugins.ts'), source);
    expect(complaintsOf(project, 'uses-plugins.ts')).toEqual([]);
    expect(await complaintsOf7(project, 'uses-plugins.ts')).toBe('');
    const printed = JSON.parse((await runTypeScript(project, 'uses-plugins', source)).trim().split('\n').at(-1) ?? '');
    expect(printed).toMatchObject({
      backends: ['traced-js', 'traced-js'],
      tensors: ['dense.kernel', 'dense.bias', 'dense_1.kernel', 'dense_1.bias'],
      parameters: 817,
      errors: [0, expect.closeTo(0.001, 2)],
      traced: { rows: 320 },
    });
    expect(printed.losses[0]).toBe(printed.losses[1]);
    expect(printed.bytes[0] - printed.bytes[1]).toBeGreaterThan(817 * 2 - 100);
  });

  it('is told of wrong names and options by the compiler', async () => {
    const source = await fixture('misuses-plugins.ts');
    await writeFile(join(project, 'misuses-plugins.ts'), source);
    const expected = source
      .split('\n')
      .flatMap((text, index) => (text.startsWith('// error: ') ? [{ line: index + 2, words: text.slice(10) }] : []));
    const complaints = complaintsOf(project, 'misuses-plugins.ts');
    expect(complaints.map(({ line }) => line)).toEqual(expected.map(({ line }) => line));
    for (const [index, { words }] of expected.entries()) expect(complaints[index]?.message).toContain(words);
  });

  it('hands them to the command: from a file and from a package', async () => {
    const source =
      "import { js } from 'linnet';\nimport { traced } from 'linnet-traced';\nexport const tracedJs = traced(js);\n";
    await writeFile(join(project, 'plugins.ts'), source);
    const plugin = ['--plugin', './plugins.ts', '--plugin', 'linnet-safetensors'];
    const linnet = (...args: readonly string[]) => run('npx', ['--no', '--', 'linnet', ...args, ...plugin], project);

    const listed = await linnet('plugins', '--json');
    expect(listed.code, listed.stderr).toBe(0);
    const found = JSON.parse(listed.stdout).plugins;
    expect(found).toContainEqual({ type: 'backend', name: 'traced-js', from: './plugins.ts', available: true });
    expect(found).toContainEqual({
      type: 'exporter',
      name: 'safetensors',
      from: 'linnet-safetensors',
      available: true,
    });

    const ran = await linnet('run', 'moku-classifier', '--epochs', '1', '--json', '--backend', 'traced-js');
    expect(ran.code, ran.stderr).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ backend: 'traced-js', epochs: 1 });
    expect(ran.stderr).toMatch(/traced-js:\n {2}compile .*\n {2}train .* 5040 rows/u);

    const misspelt = await linnet('run', 'moku-classifier', '--backend', 'traced-jss');
    expect(misspelt).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean "traced-js"?') });
  });
});
