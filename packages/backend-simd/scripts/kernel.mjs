// Compiles assembly/ to WebAssembly and packs it into a module, so that one ESM file loads unchanged in Node, pages and workers.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import asc from 'assemblyscript/asc';

/** The kernel, and the same with fused multiply-adds. */
const variants = { kernel: ['simd', 'threads'], relaxed: ['simd', 'threads', 'relaxed-simd'] };

const flags = [
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

async function compile(features) {
  const enable = features.flatMap((feature) => ['--enable', feature]);
  const outputs = [];
  const writeFile = (_name, contents) => outputs.push(contents);
  const { error, stderr } = await asc.main(['assembly/index.ts', '--outFile', 'kernel.wasm', ...flags, ...enable], {
    readFile: readSource,
    writeFile,
  });
  if (error !== null) throw new Error(stderr.toString(), { cause: error });
  return Buffer.from(outputs[0]);
}

await mkdir('src/generated', { recursive: true });
const modules = await Promise.all(Object.values(variants).map(compile));
// Both in one: they have most of their bytes in common, so the second costs next to nothing.
const packed = deflateSync(Buffer.concat(modules), { level: 9 });
const [kernel, relaxed] = modules.map(({ length }) => length);
await writeFile(
  'src/generated/kernel.ts',
  `// Compiled from assembly/ by scripts/kernel.mjs.

/** The kernel and its relaxed variant, one behind the other, deflated, in base64. */
export const packed =
  '${packed.toString('base64')}';

/** Bytes of the first. */
export const kernelBytes = ${kernel};
`,
);
console.log(`kernel ${kernel} bytes, relaxed ${relaxed}, packed ${packed.length}`);
