// What users download: the size of a page that trains, and of an installation. `node bench/size.mjs [--backend simd]`
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const execute = promisify(execFile);

/** A page that trains dense and recurrent layers on one backend, which it takes by value. */
const page = (backend) => `
  import { ${backend} } from '@linnet/backend-${backend}';
  import { ndarray } from '@linnet/core';
  import { adam, dense, lstm, sequential } from '@linnet/layers';
  export async function train(x, y) {
    const layers = [lstm(8), dense(8, { activation: 'relu' }), dense(1, { activation: 'sigmoid' })];
    const model = sequential([16, 1], layers).compile({
      backend: ${backend}, loss: 'binaryCrossentropy', optimizer: adam(),
    });
    const rows = x.length / 16;
    return model.fit({ x: ndarray(x, [rows, 16, 1]), y: ndarray(y, [rows, 1]) }, { epochs: 10 });
  }
`;

/**
 * The bytes that the page loads to train, compressed and not, with the kernel and everything that it imports; and the
 * compressed bytes of what it would load later: the whole kernel, the second thread, streams, going on from a checkpoint.
 * `oneFile` is what a bundler makes of all that which cannot load anything later.
 */
export async function bundleSize(backend = 'simd') {
  const { outputFiles, metafile } = await bundle(backend, true);
  const first = loadedFirst(metafile.outputs);
  const [now, later] = [true, false].map((wanted) => outputFiles.filter(({ path }) => first.has(path) === wanted));
  const { outputFiles: single } = await bundle(backend, false);
  return {
    bytes: sum(now, ({ length }) => length),
    gzip: sum(now, compressed),
    later: sum(later, compressed),
    oneFile: sum(single, compressed),
  };
}

const sum = (files, sizeOf) => files.reduce((total, { contents }) => total + sizeOf(contents), 0);
const compressed = (contents) => gzipSync(contents, { level: 9 }).length;

/** The page with all that it imports; `splitting` gives what is loaded later files of its own. */
async function bundle(backend, splitting) {
  const alias = Object.fromEntries(['core', 'layers', 'metrics', `backend-${backend}`].flatMap(entriesOf));
  const { build } = await loadBundler();
  return build({
    stdin: { contents: page(backend), resolveDir: root },
    bundle: true,
    splitting,
    outdir: root,
    metafile: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    // What Node alone has is behind a test for Node.
    external: ['node:*'],
    alias,
    logLevel: 'silent',
  });
}

/** The entry and all that it imports at once, by path. */
function loadedFirst(outputs) {
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint === '<stdin>');
  const reached = new Set([entry]);
  for (const name of reached) {
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') reached.add(path);
  }
  return new Set([...reached].map((name) => resolve(name)));
}

/** What a package exports, as names and built files: by name alone, `@linnet/core` would stand for all that begins so. */
function entriesOf(name) {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.entries(exports).map(([path, { default: built }]) => {
    const file = join(root, 'packages', name, built);
    if (!existsSync(file)) throw new Error(`${file} is missing: run \`pnpm build\` first.`);
    return [`@linnet/${name}${path.slice(1)}`, file];
  });
}

/** The bundler that packages are built with. */
async function loadBundler() {
  const tsup = realpathSync(join(root, 'node_modules/tsup/package.json'));
  const { default: esbuild } = await import(createRequire(tsup).resolve('esbuild'));
  return esbuild;
}

/**
 * The bytes of all files that `npm install linnet` leaves in an empty folder, and how many packages they are; optional
 * peers stay out. `tarballs` holds the packed packages by name; without them they are packed.
 */
export async function installSize(tarballs) {
  const folder = await mkdtemp(join(tmpdir(), 'linnet-size-'));
  try {
    const packed = tarballs ?? (await pack(folder));
    const project = await mkdtemp(join(folder, 'project-'));
    await writeFile(join(project, 'package.json'), manifest(packed));
    await npm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], project);
    return await sizesOf(join(project, 'node_modules'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A project that needs `linnet` and nothing else; what that needs of our packages comes from tarballs as well. */
function manifest(tarballs) {
  const files = Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]);
  const { linnet, ...overrides } = Object.fromEntries(files);
  return JSON.stringify({ name: 'a-project', private: true, dependencies: { linnet }, overrides });
}

async function pack(folder) {
  const args = ['--recursive', '--filter', './packages/*', 'pack', '--pack-destination', folder, '--json'];
  const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.cjs');
  const { stdout } = await execute(process.execPath, [pnpm, ...args], { cwd: root, maxBuffer: 2 ** 26 });
  // Scripts that run while packing print before the document.
  const packed = JSON.parse(stdout.slice(stdout.search(/^\[$/mu)));
  return Object.fromEntries(packed.map(({ name, filename }) => [name, filename]));
}

/** What a package manager tells its children would let the project see the workspace; how the registry is reached stays. */
const reach = /^npm_config_(registry|userconfig|cache|ca|cafile|strict_ssl|(https?_|no_?)?proxy)$/iu;

async function npm(args, folder) {
  const own = Object.entries(process.env).filter(([name]) => reach.test(name) || !/^p?npm_/iu.test(name));
  await execute('npm', args, { cwd: folder, env: Object.fromEntries(own), shell: process.platform === 'win32' });
}

async function sizesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => [parentPath ?? path, name]);
  const sizes = await Promise.all(files.map(async ([parent, name]) => (await stat(join(parent, name))).size));
  const packages = files.filter(
    ([parent, name]) => name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/@]+$/u.test(parent),
  ).length;
  return { bytes: sizes.reduce((total, size) => total + size, 0), packages };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { backend: { type: 'string', default: 'simd' } } });
  const { bytes, gzip, later, oneFile } = await bundleSize(values.backend);
  process.stdout.write(
    `page with ${values.backend}: ${bytes} bytes, ${gzip} gzipped at first, ${later} when asked for; ${oneFile} as one file\n`,
  );
  const installed = await installSize();
  process.stdout.write(
    `npm install linnet: ${(installed.bytes / 1e6).toFixed(1)} MB in ${installed.packages} packages\n`,
  );
}
