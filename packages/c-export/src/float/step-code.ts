import { cFunction } from '../text/lines.js';
import { type FunctionName, valueFunctions } from './functions.js';
import type { FloatProgram, FloatStep } from './program.js';

/** `leakyRelu` as names of C are written: `leaky_relu`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The routine of a step, after the name of the network. */
export const routineOf = (step: FloatStep): string => (step.kind === 'function' ? snakeCase(step.function) : step.kind);

/** Whether any step calls the mathematics library. */
export const usesMath = ({ steps }: FloatProgram): boolean =>
  steps.some(({ step }) =>
    step.kind === 'function'
      ? valueFunctions[step.function].usesMath
      : step.kind === 'softmax' || step.kind === 'normalise',
  );

/** The routines that a program needs, each once. */
export function routinesCode(name: string, { steps }: FloatProgram): readonly string[] {
  const routines = new Map(
    steps.map(({ step }) => {
      const code = step.kind === 'function' ? functionCode(name, step.function) : routineCode[step.kind](name);
      return [routineOf(step), code];
    }),
  );
  return [sumType(name), ...routines.values()];
}

const sumType = (name: string): string => `\
/* What sums are added in. float is quicker where doubles are computed in software, and differs in last digits. */
typedef double ${name}_sum;`;

const functionCode = (name: string, of: FunctionName): string =>
  cFunction(`${of} of each value.`, `static void ${name}_${snakeCase(of)}(float *values, uint32_t count)`, [
    'uint32_t i;',
    '',
    'for (i = 0; i < count; i++) {',
    '    const double x = values[i];',
    `    values[i] = (float)(${valueFunctions[of].code});`,
    '}',
  ]);

type OtherKind = Exclude<FloatStep['kind'], 'function'>;

const routineCode: Readonly<Record<OtherKind, (name: string) => string>> = {
  dense: (name) =>
    cFunction(
      'A fully connected layer: weights are those of unit after unit.',
      `static void ${name}_dense(const float *weights, const float *biases, uint32_t inputs, uint32_t units,\n    const float *x, float *y)`,
      [
        'uint32_t unit, input;',
        '',
        'for (unit = 0; unit < units; unit++) {',
        `    ${name}_sum sum = biases[unit];`,
        `    for (input = 0; input < inputs; input++) sum += (${name}_sum)weights[input] * x[input];`,
        '    y[unit] = (float)sum;',
        '    weights += inputs;',
        '}',
      ],
    ),
  clip: (name) =>
    cFunction(
      'Each value limited.',
      `static void ${name}_clip(float *values, uint32_t count, float least, float greatest)`,
      [
        'uint32_t i;',
        '',
        'for (i = 0; i < count; i++) {',
        '    const float x = values[i];',
        '    values[i] = x < least ? least : x > greatest ? greatest : x;',
        '}',
      ],
    ),
  affine: (name) =>
    cFunction(
      '(value - mean) scale + shift, with numbers for each place of a row.',
      `static void ${name}_affine(float *values, uint32_t count, const float *mean, const float *scale,\n    const float *shift, uint32_t width)`,
      [
        'uint32_t i;',
        '',
        'for (i = 0; i < count; i++) {',
        '    const uint32_t at = i % width;',
        `    values[i] = (float)(((${name}_sum)values[i] - mean[at]) * scale[at] + shift[at]);`,
        '}',
      ],
    ),
  normalise: (name) =>
    cFunction(
      'Each row brought to mean 0 and variance 1.',
      `static void ${name}_normalise(float *values, uint32_t count, uint32_t width, double epsilon)`,
      [
        'uint32_t i;',
        'float *row;',
        '',
        'for (row = values; row < values + count; row += width) {',
        '    double mean = 0, variance = 0;',
        '    for (i = 0; i < width; i++) mean += row[i];',
        '    mean /= width;',
        '    for (i = 0; i < width; i++) variance += (row[i] - mean) * (row[i] - mean);',
        '    variance /= width;',
        '    for (i = 0; i < width; i++) row[i] = (float)((row[i] - mean) * (1 / sqrt(variance + epsilon)));',
        '}',
      ],
    ),
  softmax: (name) =>
    cFunction(
      'The values of each row as probabilities: exp of each over the sum of all.',
      `static void ${name}_softmax(float *values, uint32_t count, uint32_t width)`,
      [
        'uint32_t i;',
        'float *row;',
        '',
        'for (row = values; row < values + count; row += width) {',
        '    double sum = 0;',
        '    float most = row[0];',
        '    for (i = 1; i < width; i++) most = row[i] > most ? row[i] : most;',
        '    for (i = 0; i < width; i++) {',
        '        const double power = exp((double)row[i] - most);',
        '        row[i] = (float)power;',
        '        sum += power;',
        '    }',
        '    for (i = 0; i < width; i++) row[i] = (float)(row[i] / sum);',
        '}',
      ],
    ),
};
