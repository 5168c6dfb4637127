import type { Scaling } from '@linnet/core';
import { scalingCode } from '../scaling.js';
import { sourceCode } from '../source.js';
import { cFunction, when } from '../text/lines.js';
import { cDouble, cFloat, counted } from '../text/numbers.js';
import { cTable } from '../text/table.js';
import { type PlannedStep, planPlaces } from './places.js';
import type { FloatProgram } from './program.js';
import { routineOf, routinesCode, usesMath } from './step-code.js';

/** The network in floats. */
export const floatSource = (name: string, program: FloatProgram, scaling: Scaling): string =>
  sourceCode(name, usesMath(program) ? ['math.h'] : [], [
    ...program.steps.flatMap((_, index) => constants(name, program, index)),
    ...routinesCode(name, program),
    runCode(name, program),
    ...predictCode(name, scaling),
  ]);

/** The tables of a step, numbered like it. */
function constants(name: string, { steps }: FloatProgram, index: number): readonly string[] {
  const { step, layer } = steps[index] ?? {};
  const table = (what: string, values: Float64Array, row?: number, comment?: string): string =>
    cTable({
      type: 'float',
      name: `${name}_${what}_${index + 1}`,
      values: Array.from(values, cFloat),
      ...(row === undefined ? {} : { row }),
      ...(comment === undefined ? {} : { comment }),
    });
  const label = `Step ${index + 1}, ${layer ?? ''}`;
  if (step?.kind === 'dense') {
    const comment = `${label}: the ${counted(step.inputs)} weights of each unit, unit by unit.`;
    return [table('weights', step.weights, step.inputs, comment), table('biases', step.biases)];
  }
  if (step?.kind !== 'affine') return [];
  const comment = `${label}: what is taken from each value, what it is multiplied by, and what is added.`;
  return [table('mean', step.mean, undefined, comment), table('scale', step.scale), table('shift', step.shift)];
}

function runCode(name: string, program: FloatProgram): string {
  const { steps, copies, sizes } = planPlaces(program);
  const places = (['a', 'b'] as const)
    .filter((place) => sizes[place] > 0)
    .map((place) => `float ${place}[${sizes[place]}];`);
  return cFunction(
    'Dense layers read one place and write to the next; all else is done in place.',
    `void ${name}_run(const float *input, float *output)`,
    [
      ...places,
      ...when(copies, 'uint32_t i;'),
      ...when(places.length > 0, ''),
      ...when(copies, `for (i = 0; i < ${name.toUpperCase()}_INPUTS; i++) a[i] = input[i];`),
      ...steps.map((step, index) => `${name}_${routineOf(step.step)}(${argumentsOf(name, step, index + 1)});`),
    ],
  );
}

function argumentsOf(name: string, { step, size, from, to }: PlannedStep, at: number): string {
  switch (step.kind) {
    case 'dense':
      return `${name}_weights_${at}, ${name}_biases_${at}, ${step.inputs}, ${step.units}, ${from}, ${to}`;
    case 'clip':
      return `${to}, ${size}, ${step.to.map((limit) => cFloat(nearestFloat(limit))).join(', ')}`;
    case 'affine':
      return `${to}, ${size}, ${name}_mean_${at}, ${name}_scale_${at}, ${name}_shift_${at}, ${step.scale.length}`;
    case 'normalise':
      return `${to}, ${size}, ${step.width}, ${cDouble(step.epsilon)}`;
    case 'softmax':
      return `${to}, ${size}, ${step.width}`;
    case 'function':
      return `${to}, ${size}`;
  }
}

const greatestFloat = 3.4028234663852886e38;

const nearestFloat = (value: number): number => Math.min(greatestFloat, Math.max(-greatestFloat, value));

function predictCode(name: string, scaling: Scaling): readonly string[] {
  const { definitions, scaled, unscaled } = scalingCode(name, scaling);
  const prefix = name.toUpperCase();
  return [
    ...definitions,
    cFunction(
      'Scaling is done in doubles, before and after.',
      `void ${name}_predict(const double *input, double *output)`,
      [
        `float x[${prefix}_INPUTS];`,
        `float y[${prefix}_OUTPUTS];`,
        'uint32_t i;',
        '',
        `for (i = 0; i < ${prefix}_INPUTS; i++) x[i] = (float)${scaled};`,
        `${name}_run(x, y);`,
        `for (i = 0; i < ${prefix}_OUTPUTS; i++) output[i] = ${unscaled('(double)y[i]')};`,
      ],
    ),
  ];
}
