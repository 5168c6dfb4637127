import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from './support/chromium.js';
import { servePage } from './support/serve.js';

type Bits = Readonly<Record<string, string>>;

// One module, and what it loads, that every engine runs: the built packages and the programs that hash what they make.
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

/** What a call of the module gives in a Node. */
const inNode = (node: string, call: string): Bits => {
  const program = `import(${JSON.stringify(code)}).then((m) => m.${call}).then((b) => console.log(JSON.stringify(b)))`;
  return JSON.parse(execFileSync(node, ['-e', program], { encoding: 'utf8' }));
};

const packaged = (name: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin/node');

const expected = once(() => inNode(process.execPath, 'bits()'));
/** The part of it that is made on `simd`. */
const expectedOfSimd = (): Bits =>
  Object.fromEntries(Object.entries(expected()).filter(([name]) => name.startsWith('simd: ')));

const nodes = ['node20', 'node22', 'node24'];

describe('the same seed gives the same bits', () => {
  it.each(nodes)('in %s as in the Node that runs the tests', (name) => {
    const node = packaged(name);
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${name.slice(4)}\\.`));
    expect(inNode(node, 'bits()')).toEqual(expected());
  });

  it.each(nodes)('on two threads of simd in %s', (name) => {
    expect(Object.keys(expectedOfSimd())).toHaveLength(4);
    expect(inNode(packaged(name), 'simdBits({ threads: 2 })')).toEqual(expectedOfSimd());
  });

  describe('in Chromium', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
    });
    afterAll(() => browser.close());

    const withPage = async (isolated: boolean, work: (page: Page) => Promise<void>): Promise<void> => {
      const served = await servePage(folder, { isolated });
      const page = await browser.newPage();
      try {
        await page.goto(served.url);
        expect(await page.evaluate('crossOriginIsolated')).toBe(isolated);
        await work(page);
      } finally {
        await page.close();
        await served.close();
      }
    };

    it('in a page like any other, which has no second thread', () =>
      withPage(false, async (page) => {
        expect(await inPage(page, 'bits()')).toEqual(expected());
        await expect(inPage(page, 'simdBits({ threads: 2 })')).rejects.toThrow(
          /[Tt]wo threads need shared memory.* Cross-Origin-Opener-Policy/u,
        );
      }));

    it('on two threads of simd in a page that is isolated', () =>
      withPage(true, async (page) => {
        expect(await inPage(page, 'simdBits({ threads: 2 })')).toEqual(expectedOfSimd());
      }));
  });
});

// Other bits, which depend on the machine.
it.each(nodes)('fused multiply-adds are there in %s', (name) => {
  expect(Object.keys(inNode(packaged(name), 'simdBits({ relaxed: true })'))).toEqual(Object.keys(expectedOfSimd()));
});

/** What a call of the module gives in a page; as text, since the test runner would rewrite the import of a function. */
const inPage = (page: Page, call: string): Promise<unknown> =>
  page.evaluate(`import('/bits.js').then((module) => module.${call})`);

/** Runs once, when first asked. */
function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
