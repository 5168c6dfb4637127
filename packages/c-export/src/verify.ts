import {
  type Exported,
  LinnetError,
  sizeOf,
  type TestVectors,
  toleranceAt,
  type Verification,
  type Workbench,
} from '@linnet/core';
import type { CDocument, CReport } from './document.js';
import { filesOf } from './files.js';

type CExported = Exported<CDocument, CReport>;

const compilers = ['cc', 'gcc', 'clang'] as const;
const strict = ['-std=c99', '-pedantic', '-Wall', '-Wextra', '-Wconversion', '-Werror', '-O2'] as const;

/**
 * Compiles the files and runs the rows through the test program: integers in steps, floats in the user's units.
 * @throws LinnetError `refused` where the compiler does not take the files, or the program not the rows.
 */
export async function verifyC(exported: CExported, vectors: TestVectors, bench: Workbench): Promise<Verification> {
  const compiler = await bench.find(compilers);
  if (compiler === undefined) {
    const notes = [`No C compiler was found (${compilers.join(', ')}); nothing was run.`];
    return { vectors: 0, mismatches: 0, by: undefined, worst: 0, notes };
  }
  const { value } = exported;
  await compile(exported, compiler, bench);
  await bench.write('vectors.txt', rowsText(vectors));
  const flags = value.arithmetic === 'float' ? ['--predict'] : [];
  const printed = await bench.run(`./${value.name}_test`, [...flags, 'vectors.txt']);
  const by = await versionOf(compiler, bench);
  return { ...compared(printed, vectors), by };
}

/** The files as they are written for the user, not the texts that they were made of. */
async function compile(
  { value: { name }, bytes, beside }: CExported,
  compiler: string,
  bench: Workbench,
): Promise<void> {
  const [source, , test] = filesOf(name);
  for (const [file, content] of Object.entries({ ...beside, [source]: bytes })) await bench.write(file, content);
  await bench.run(compiler, [...strict, '-o', `${name}_test`, source, test, '-lm']);
}

/** Its name and the number of its version, which ends the first line, or stands before a remark. */
async function versionOf(compiler: string, bench: Workbench): Promise<string> {
  const [line = ''] = (await bench.run(compiler, ['--version'])).split('\n');
  const [version] = line.replace(/\([^)]*\)/g, '').match(/\d+(\.\d+)+/) ?? [];
  return version === undefined ? compiler : `${compiler} ${version}`;
}

function rowsText({ inputs: { data, shape } }: TestVectors): string {
  const width = sizeOf(shape.slice(1));
  const lines: string[] = [];
  for (let start = 0; start < data.length; start += width) lines.push(data.subarray(start, start + width).join(' '));
  return `${lines.join('\n')}\n`;
}

/** How many differing rows the notes show. */
const mostShown = 3;

function compared(printed: string, vectors: TestVectors): Omit<Verification, 'by'> {
  const { inputs, expected } = vectors;
  const rows = inputs.shape[0] ?? 0;
  const width = sizeOf(expected.shape.slice(1));
  const answers = Float64Array.from(
    printed.split(/\s+/).filter((word) => word !== ''),
    numberOf,
  );
  if (answers.length !== rows * width) {
    throw new LinnetError(
      'refused',
      `The test program gave ${answers.length} numbers for ${rows} rows of ${width}; something is missing.`,
    );
  }
  let [mismatches, worst] = [0, 0];
  const notes: string[] = [];
  for (let row = 0; row < rows; row++) {
    const found = answers.subarray(row * width, (row + 1) * width);
    const wanted = expected.data.subarray(row * width, (row + 1) * width);
    const differences = found.map((value, column) => differenceOf(value, wanted[column]));
    worst = differences.reduce((most, difference) => Math.max(most, difference), worst);
    if (differences.every((difference, column) => difference <= toleranceAt(vectors, column))) continue;
    if (mismatches++ < mostShown) notes.push(`Row ${row}: ${shown(found)} instead of ${shown(wanted)}.`);
  }
  return { vectors: rows, mismatches, worst, notes };
}

/** C writes `inf`. */
const numberOf = (word: string): number => Number(word.replace('inf', 'Infinity'));

/** Answers that are no numbers differ by more than any. */
function differenceOf(value: number, wanted = Number.NaN): number {
  if (value === wanted) return 0;
  const difference = Math.abs(value - wanted);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

/** The first few numbers of a row. */
const shown = (values: Float64Array): string =>
  `${Array.from(values.subarray(0, 4)).join(' ')}${values.length > 4 ? ' ...' : ''}`;
