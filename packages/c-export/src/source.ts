import { cComment } from './text/comment.js';

/** A source file of its parts; `NAME.h` says what it is. */
export const sourceCode = (name: string, headers: readonly string[], parts: readonly string[]): string =>
  `${[
    cComment([`${name}.c: see ${name}.h.`]),
    [`#include "${name}.h"`, ...headers.map((header) => `#include <${header}>`)].join('\n'),
    ...parts,
  ].join('\n\n')}\n`;
