const width = 96;

/**
 * A comment of C that says these lines, one line where it is one; those that are too long are broken. Names and notes come from models, so what
 * would end a comment, or is no plain character, is taken out.
 */
export function cComment(lines: readonly string[]): string {
  const broken = lines.flatMap((line) => wrapped(plain(line)));
  if (broken.length === 1) return `/* ${broken[0]} */`;
  return ['/*', ...broken.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}

/** A text as it may stand within a comment. */
export const plain = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, '?')
    .replace(/\*(?=\/)|\/(?=\*)|\?(?=\?)/g, '$& ')
    .replace(/\\$/, '\\ .');

/** Lines of at most `width` characters, broken at spaces; what follows the first of a list, or of a block, stands further in. */
function wrapped(line: string): readonly string[] {
  if (line.length <= width) return [line];
  const indent = /^ */.exec(line)?.[0] ?? '';
  const hanging = indent !== '' || line.startsWith('- ') ? `${indent}  ` : '';
  const lines: string[] = [];
  let current = indent;
  for (const word of line.trim().split(' ')) {
    if (current.trim() !== '' && current.length + word.length >= width) {
      lines.push(current);
      current = hanging;
    }
    current += current.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, current];
}
