// Compiles assembly/ to WebAssembly and packs it into a module, so that one ESM file loads unchanged in Node, pages and workers.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import asc from 'assemblyscript/asc';

const flags = [
  ...['--enable', 'simd', '--enable', 'threads'],
  ...['-O3', '--noAssert', '--converge', '--runtime', 'stub', '--use', 'abort='],
  // Compiled for a shared memory, or the optimiser would move what threads look for out of their loops; for one thread
  // the memory's type is changed by a byte (src/memory-type.ts).
  ...['--importMemory', '--sharedMemory', '--initialMemory', '2', '--maximumMemory', '65535'],
  // Addresses have 32 bits here, and vectors are not exchanged with JavaScript.
  ...['--disableWarning', '201', '--disableWarning', '112'],
];

/**
 * Functions are marked for inlining in comments, so that every tool can read the sources as TypeScript; the compiler
 * is given the decorators that it knows.
 */
async function readSource(name, folder) {
  const text = await readFile(join(folder, name), 'utf8').catch(() => null);
  return text?.replaceAll('// @inline\n', '@inline\n') ?? null;
}

async function compile() {
  const outputs = [];
  const writeFile = (_name, contents) => outputs.push(contents);
  const { error, stderr } = await asc.main(['assembly/index.ts', '--outFile', 'kernel.wasm', ...flags], {
    readFile: readSource,
    writeFile,
  });
  if (error !== null) throw new Error(stderr.toString(), { cause: error });
  return Buffer.from(outputs[0]);
}

await mkdir('src/generated', { recursive: true });
const kernel = await compile();
const packed = deflateSync(kernel, { level: 9 });
await writeFile(
  'src/generated/kernel.ts',
  `// Compiled from assembly/ by scripts/kernel.mjs.

/** The kernel, deflated, in base64. */
export const packed =
  '${packed.toString('base64')}';
`,
);
console.log(`kernel ${kernel.length} bytes, packed ${packed.length}`);
