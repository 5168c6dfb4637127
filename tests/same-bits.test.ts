import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from './support/chromium.js';

type Bits = Readonly<Record<string, string>>;

// One file that every engine runs: the built packages and the program that hashes what they make.
let folder = '';
let code = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-bits-'));
  await build({
    logLevel: 'error',
    configFile: false,
    build: {
      outDir: folder,
      lib: { entry: join(import.meta.dirname, 'support/bits.ts'), formats: ['es'], fileName: 'bits' },
      minify: false,
    },
  });
  code = join(folder, 'bits.js');
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const inNode = (node: string): Bits => {
  const program = `import(${JSON.stringify(code)}).then((m) => m.bits()).then((b) => console.log(JSON.stringify(b)))`;
  return JSON.parse(execFileSync(node, ['-e', program], { encoding: 'utf8' }));
};

const packaged = (name: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin/node');

describe('the same seed gives the same bits', () => {
  const expected = once(() => inNode(process.execPath));

  it.each(['node20', 'node22', 'node24'])('in %s as in the Node that runs the tests', (name) => {
    const node = packaged(name);
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${name.slice(4)}\\.`));
    expect(inNode(node)).toEqual(expected());
  });

  it('in Chromium', async () => {
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
    try {
      const page = await browser.newPage();
      const source = JSON.stringify(await readFile(code, 'utf8'));
      // As text: the test runner would rewrite the import of a function.
      const found = await page.evaluate(
        `import(URL.createObjectURL(new Blob([${source}], { type: 'text/javascript' }))).then((module) => module.bits())`,
      );
      expect(found).toEqual(expected());
    } finally {
      await browser.close();
    }
  });
});

/** Runs once, when first asked. */
function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
