import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject, dependenciesOn, packed, removeProjects } from './support/project.js';
import { publishedPackages } from './support/published.js';
import { readInstructions } from './support/readme.js';
import { programOf, root, run } from './support/run.js';
import { readTarball } from './support/tarball.js';
import { complaintsOf, complaintsOf7, runTypeScript } from './support/typescript.js';

afterAll(removeProjects);

const names = (await publishedPackages()).map((name) => ({ name }));

describe.concurrent.each(names)('$name', ({ name }) => {
  const tarball = (): string => packed()[name]?.slice('file:'.length) ?? '';

  it('holds what is built, its README, licence and manifest, and nothing else', async () => {
    const built = name === 'linnet' ? /^(dist\/.+\.(js|d\.ts)|bin\/.+\.js)$/u : /^dist\/.+\.(js|d\.ts)$/u;
    const files = [...(await readTarball(tarball())).keys()];
    expect(files.filter((file) => !built.test(file) || file.includes('.test')).sort()).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ]);
  });

  it('runs nothing when it is installed, and knows nothing of the workspace', async () => {
    const text = `${(await readTarball(tarball())).get('package.json')}`;
    for (const trace of ['@linnet/source', 'workspace:', 'catalog:']) expect(text).not.toContain(trace);
    const { scripts = {}, engines, license, repository } = JSON.parse(text);
    expect(Object.keys(scripts).filter((script) => /install|prepare|prepack|publish/u.test(script))).toEqual([]);
    expect({ engines, license, repository }).toMatchObject({
      engines: { node: '>=20.19.0' },
      license: 'MIT',
    });
  });

  it('passes publint', async () => {
    const bytes = Uint8Array.from(await readFile(tarball()));
    const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('passes attw', async () => {
    const attw = programOf('@arethetypeswrong/cli', 'dist/index.js', join(root, 'tests'));
    const { code, stdout, stderr } = await run(process.execPath, [attw, tarball(), '--profile', 'esm-only'], root);
    expect(code, stdout + stderr).toBe(0);
  });

  it('runs the example of its README where only what that says is installed', async () => {
    const readme = (await readTarball(tarball())).get('README.md');
    const { packages, example } = readInstructions(`${readme ?? ''}`);
    expect(packages).toContain(name);
    const project = await createProject(dependenciesOn(packages));
    await writeFile(join(project, 'example.ts'), example);
    expect(complaintsOf(project, 'example.ts')).toEqual([]);
    expect(await complaintsOf7(project, 'example.ts')).toBe('');
    expect(await runTypeScript(project, 'example', example)).not.toBe('');
  });
});
