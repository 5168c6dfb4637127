import type { Scaling } from '@linnet/core';
import type { CReport } from './document.js';
import { cComment } from './text/comment.js';
import { counted } from './text/numbers.js';

/** What a header says. */
export interface HeaderText {
  readonly name: string;
  /** Lines of the comment at its beginning, after the first. */
  readonly about: readonly string[];
  /** The line after the name of the file. */
  readonly title: string;
  /** Names, after the prefix, and values. */
  readonly macros: readonly (readonly [name: string, value: string])[];
  /** What NAME_run takes and gives. */
  readonly type: string;
  /** What is to say of NAME_run, and of NAME_predict. */
  readonly run: string;
  readonly predict: string;
}

/** The header of an export, for C and C++. */
export function headerCode({ name, about, title, macros, type, run, predict }: HeaderText): string {
  const prefix = name.toUpperCase();
  const width = Math.max(...macros.map(([macro]) => macro.length));
  return `${[
    cComment([`${name}.h: ${title}`, '', ...about]),
    `#ifndef ${prefix}_H\n#define ${prefix}_H`,
    '#include <stdint.h>',
    macros.map(([macro, value]) => `#define ${prefix}_${macro.padEnd(width)} ${value}`).join('\n'),
    '#ifdef __cplusplus\nextern "C" {\n#endif',
    `${cComment([run])}\nvoid ${name}_run(const ${type} *input, ${type} *output);`,
    `${cComment([predict])}\nvoid ${name}_predict(const double *input, double *output);`,
    '#ifdef __cplusplus\n}\n#endif',
    '#endif',
  ].join('\n\n')}\n`;
}

/** Assumptions and notes as lines. */
export const remarks = (heading: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : ['', `${heading}:`, ...texts.map((text) => `- ${text}`)];

/** What an export takes of a chip. */
export const memoryText = (report: CReport): string => {
  const [constants, stack, more] = [report.constantBytes, report.stackBytes, report.predictStackBytes].map(counted);
  return `${counted(report.multiplications)} multiplications; ${constants} bytes of constants, ${stack} bytes of stack (${more} with predict), beside what calls take. Nothing is allocated.`;
};

/** What NAME_predict takes and gives. */
export function unitsText({ input, output }: Scaling): string {
  if (input === undefined && output === undefined) return 'doubles';
  if (output === undefined) return "doubles, with inputs in the user's units: they are scaled";
  if (input === undefined) return "doubles, with outputs in the user's units: scaling is undone";
  return "doubles and the user's units: inputs are scaled, and outputs scaled back";
}
