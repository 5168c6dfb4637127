import { cComment } from './text/comment.js';
import { cTable } from './text/table.js';

/** What the test program of a network takes and gives. */
export interface TestText {
  /** Of a number that goes in or comes out. */
  readonly type: string;
  /** Inputs lie between these. */
  readonly least: string;
  readonly greatest: string;
  readonly isWhole: boolean;
  /** What prints an answer: a format, and the type it takes. */
  readonly format: string;
  readonly printed: string;
  /** Rows of the built-in check, and their answers. */
  readonly inputs: readonly string[];
  readonly expected: readonly string[];
  /** The lines of a function that tells whether two numbers, `answer` and `expected`, differ. */
  readonly differs: readonly string[];
}

/** How many rows a built-in check has: few where they are long. */
export const checkRows = (numbers: number): number => Math.min(12, Math.max(1, Math.floor(1200 / numbers)));

/** NAME_test.c: checks the network against built-in answers, or runs the rows of a file. */
export function testProgram(name: string, text: TestText): string {
  const prefix = name.toUpperCase();
  const table = (what: string, values: readonly string[], comment: string): string =>
    cTable({ type: text.type, name: what, values, comment });
  return `${[
    aboutProgram(name, text),
    `#include "${name}.h"\n#include <errno.h>\n#include <float.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>`,
    `enum { INPUTS = ${prefix}_INPUTS, OUTPUTS = ${prefix}_OUTPUTS };`,
    table('check_inputs', text.inputs, 'Rows of the built-in check.'),
    table('check_outputs', text.expected, 'Their answers.'),
    checkCode(name, text),
    tokenCode,
    rowCode,
    runCode(name, text),
    mainCode(name),
  ].join('\n\n')}\n`;
}

function aboutProgram(name: string, { isWhole }: TestText): string {
  const rows = isWhole ? 'integers in steps of the input' : 'numbers as the network takes them';
  return cComment([
    `${name}_test.c: checks ${name}.c, or runs it.`,
    '',
    `  ${name}_test                 runs built-in rows whose answers are known`,
    `  ${name}_test FILE            rows of ${rows}, to rows of answers`,
    `  ${name}_test --predict FILE  rows in the user's units, to rows of the same`,
    '',
    'FILE has a line for each row, its numbers apart by blanks; - is standard input. The program ends',
    'with 0, with 1 where an answer of the built-in check differs, with 2 where it cannot go on.',
  ]);
}

const checkCode = (name: string, { type, differs }: TestText): string => `\
static int differs(${type} answer, ${type} expected)
{
${differs.map((line) => `    ${line}`).join('\n')}
}

static int check(void)
{
    enum { ROWS = sizeof check_inputs / sizeof check_inputs[0] / INPUTS };
    static ${type} answers[OUTPUTS];
    int row, i, differences = 0;

    for (row = 0; row < ROWS; row++) {
        ${name}_run(check_inputs + row * INPUTS, answers);
        for (i = 0; i < OUTPUTS; i++) {
            if (differs(answers[i], check_outputs[row * OUTPUTS + i])) differences++;
        }
    }
    printf("${name}: %d rows, %d answers differ\\n", (int)ROWS, differences);
    return differences == 0 ? 0 : 1;
}`;

const tokenCode = `\
enum token { NUMBER, LINE_END, FILE_END, MALFORMED };

static int is_blank(int c)
{
    return c == ' ' || c == '\\t' || c == '\\r';
}

/* Reads a number, or says what stands there instead. */
static enum token read_token(FILE *file, double *value)
{
    char text[64];
    char *end;
    size_t length = 0;
    int c = getc(file);

    while (is_blank(c)) c = getc(file);
    if (c == EOF) return FILE_END;
    if (c == '\\n') return LINE_END;
    for (; c != EOF && c != '\\n' && !is_blank(c); c = getc(file)) {
        if (length + 1 == sizeof text) return MALFORMED;
        text[length++] = (char)c;
    }
    if (c == '\\n') ungetc(c, file);
    text[length] = '\\0';
    *value = strtod(text, &end);
    return end == text + length ? NUMBER : MALFORMED;
}`;

const rowCode = `\
/* What numbers of a row may be. */
struct range {
    double least, greatest;
    int is_whole;
};

static int is_within(const struct range *range, double value)
{
    return value >= range->least && value <= range->greatest && (!range->is_whole || value == (double)(long)value);
}

/* Reads a row: 1, or 0 at the end of the file, or -1 after a message. Lines count from 1. */
static int read_row(FILE *file, const struct range *range, double *row, long *line)
{
    int count = 0;

    for (;;) {
        double value = 0;
        const enum token token = read_token(file, &value);

        if (token == MALFORMED || (token == NUMBER && !is_within(range, value))) {
            fprintf(stderr, "Line %ld, number %d: a %snumber from %.10g to %.10g is needed.\\n", *line, count + 1,
                range->is_whole ? "whole " : "", range->least, range->greatest);
            return -1;
        }
        if (token == NUMBER) {
            if (count < INPUTS) row[count] = value;
            count++;
            continue;
        }
        if (token == FILE_END && ferror(file)) {
            fprintf(stderr, "Line %ld cannot be read: %s.\\n", *line, strerror(errno));
            return -1;
        }
        if (count == 0 && token == FILE_END) return 0;
        if (count != 0 && count != INPUTS) {
            fprintf(stderr, "Line %ld: a row has %d numbers, this one has %d.\\n", *line, (int)INPUTS, count);
            return -1;
        }
        *line += 1;
        if (count == INPUTS) return 1;
    }
}`;

const runCode = (name: string, { type, least, greatest, isWhole, format, printed }: TestText): string => `\
/* Runs the rows of a file: 0, or 2 after a message. */
static int run_file(FILE *file, int predicts)
{
    static const struct range any = { -DBL_MAX, DBL_MAX, 0 };
    static const struct range steps = { ${least}, ${greatest}, ${Number(isWhole)} };
    static double row[INPUTS], predictions[OUTPUTS];
    static ${type} inputs[INPUTS], answers[OUTPUTS];
    long line = 1;
    int i, found;

    while ((found = read_row(file, predicts ? &any : &steps, row, &line)) > 0) {
        if (predicts) {
            ${name}_predict(row, predictions);
            for (i = 0; i < OUTPUTS; i++) printf("%.17g%c", predictions[i], i + 1 < OUTPUTS ? ' ' : '\\n');
        } else {
            for (i = 0; i < INPUTS; i++) inputs[i] = (${type})row[i];
            ${name}_run(inputs, answers);
            for (i = 0; i < OUTPUTS; i++) printf("${format}%c", (${printed})answers[i], i + 1 < OUTPUTS ? ' ' : '\\n');
        }
    }
    if (found == 0 && (fflush(stdout) != 0 || ferror(stdout))) {
        fprintf(stderr, "The answers cannot be written: %s.\\n", strerror(errno));
        return 2;
    }
    return found == 0 ? 0 : 2;
}`;

const mainCode = (name: string): string => `\
int main(int count, char **arguments)
{
    const int predicts = count > 1 && strcmp(arguments[1], "--predict") == 0;
    const char *path = count == 2 + predicts ? arguments[1 + predicts] : NULL;
    FILE *file;
    int outcome;

    if (count == 1) return check();
    if (path == NULL || (path[0] == '-' && path[1] != '\\0')) {
        fprintf(stderr, "Usage: ${name}_test [[--predict] FILE]\\n");
        return 2;
    }
    file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "%s cannot be opened: %s.\\n", path, strerror(errno));
        return 2;
    }
    outcome = run_file(file, predicts);
    if (file != stdin) fclose(file);
    return outcome;
}`;
