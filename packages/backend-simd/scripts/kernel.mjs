// Compiles assembly/ to WebAssembly, once for what common networks need and once whole, and packs both into modules, so
// that ESM files load unchanged in Node, pages and workers.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import asc from 'assemblyscript/asc';

const flags = [
  ...['--enable', 'simd', '--enable', 'threads'],
  ...['-O3', '--noAssert', '--converge', '--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', '--initialMemory', '2', '--maximumMemory', '65535'],
  // Addresses have 32 bits here, and vectors are not exchanged with JavaScript.
  ...['--disableWarning', '201', '--disableWarning', '112'],
];

const kernels = {
  common: { entry: 'common', whole: false, flags: [] },
  // Compiled for a shared memory, or the optimiser would move what threads look for out of their loops; for one thread
  // the memory's type is changed by a byte (src/memory-type.ts).
  whole: { entry: 'index', whole: true, flags: ['--sharedMemory'] },
};

/**
 * Functions are marked for inlining in comments, so that every tool can read the sources as TypeScript; the compiler
 * is given the decorators that it knows. What belongs to the whole kernel alone is behind a constant.
 */
const readSource = (whole) => async (name, folder) => {
  const text = await readFile(join(folder, name), 'utf8').catch(() => null);
  return (
    text
      ?.replaceAll('// @inline\n', '@inline\n')
      .replace('export const WHOLE: bool = true;', `export const WHOLE: bool = ${whole};`) ?? null
  );
};

async function compile({ entry, whole, flags: own }) {
  const outputs = [];
  const { error, stderr } = await asc.main([`assembly/${entry}.ts`, '--outFile', 'kernel.wasm', ...flags, ...own], {
    readFile: readSource(whole),
    writeFile: (_name, contents) => outputs.push(contents),
  });
  if (error !== null) throw new Error(stderr.toString(), { cause: error });
  return Buffer.from(outputs[0]);
}

await mkdir('src/generated', { recursive: true });
for (const [name, options] of Object.entries(kernels)) {
  const kernel = await compile(options);
  const packed = deflateSync(kernel, { level: 9 });
  await writeFile(
    `src/generated/${name}-kernel.ts`,
    `// Compiled from assembly/ by scripts/kernel.mjs.

/** The ${name} kernel, deflated, in base64. */
export const packed =
  '${packed.toString('base64')}';
`,
  );
  console.log(`${name} kernel ${kernel.length} bytes, packed ${packed.length}`);
}
