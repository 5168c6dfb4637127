import type { Workbench } from '@linnet/core';
import type { CDocument } from '../src/document.js';

/** A call of a network: `run` or `predict`, with rows that it is given. */
export interface Call {
  readonly document: CDocument;
  readonly function: 'run' | 'predict';
  readonly rows: readonly (readonly number[])[];
}

/** All that compilers can say against code, and whatever goes wrong as it runs. */
export const strictest =
  '-std=c99 -pedantic -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wcast-qual -Wstrict-prototypes -Wmissing-prototypes -Wundef -Werror -fsanitize=undefined,address -fno-sanitize-recover=all'.split(
    ' ',
  );

/** The same source as C++. */
export const asCpp = '-x c++ -std=c++11 -pedantic -Wall -Wextra -Wconversion -Wsign-conversion -Werror'.split(' ');

/** Compiles several networks as one source, and gives what they answer, call by call. */
export async function runTogether(
  bench: Workbench,
  calls: readonly Call[],
  { compiler, flags }: { readonly compiler: string; readonly flags: readonly string[] },
): Promise<readonly (readonly number[])[]> {
  const documents = [...new Set(calls.map(({ document }) => document))];
  for (const { name, source, header } of documents) {
    await bench.write(`${name}.c`, source);
    await bench.write(`${name}.h`, header);
  }
  await bench.write('together.c', togetherText(documents, calls));
  await bench.run(compiler, [...flags, '-o', 'together', 'together.c', '-lm']);
  const lines = (await bench.run('./together', [])).trimEnd().split('\n');
  return lines.map((line) => line.trim().split(' ').map(Number));
}

const togetherText = (documents: readonly CDocument[], calls: readonly Call[]): string =>
  [
    ...documents.map(({ name }) => `#include "${name}.c"`),
    '#include <stdio.h>',
    ...calls.map(callText),
    'int main(void)\n{',
    ...calls.map((_, index) => `    call_${index}();`),
    '    return 0;\n}\n',
  ].join('\n');

function callText({ document: { name, arithmetic }, rows, ...call }: Call, index: number): string {
  const type = call.function === 'predict' ? 'double' : arithmetic === 'integer' ? 'int32_t' : 'float';
  const numbers = rows.flat().map((value) => literal(value, type));
  const inputs = `${name.toUpperCase()}_INPUTS`;
  const outputs = `${name.toUpperCase()}_OUTPUTS`;
  return `static void call_${index}(void)
{
    static const ${type} x[] = { ${numbers.join(', ')} };
    ${type} y[${outputs}];
    int row, i;
    for (row = 0; row < ${rows.length}; row++) {
        ${name}_${call.function}(x + row * ${inputs}, y);
        for (i = 0; i < ${outputs}; i++) printf("%.17g ", (double)y[i]);
    }
    printf("\\n");
}`;
}

const literal = (value: number, type: string): string =>
  value === -2_147_483_648 && type === 'int32_t'
    ? '(-2147483647 - 1)'
    : type === 'int32_t'
      ? `${value}`
      : doubleText(value, type);

function doubleText(value: number, type: string): string {
  const text = value.toExponential();
  return type === 'float' ? `${text}f` : text;
}
