import { random, type Scaling } from '@linnet/core';
import type { CExport, CReport } from '../document.js';
import { filesOf } from '../files.js';
import { scalingCode } from '../scaling.js';
import { checkRows, type TestText, testProgram } from '../test-program.js';
import { cFloat } from '../text/numbers.js';
import { floatHeader } from './header.js';
import { planPlaces } from './places.js';
import type { FloatProgram } from './program.js';
import { runFloats } from './run.js';
import { floatSource } from './source.js';

/** The C of a model in floats that was found to be without problems. */
export function exportFloats(name: string, program: FloatProgram, scaling: Scaling): CExport {
  const report = reportOf(name, program, scaling);
  return {
    document: {
      name,
      arithmetic: 'float',
      source: floatSource(name, program, scaling),
      header: floatHeader(name, program, scaling, report),
      test: testProgram(name, floatCheck(program)),
    },
    report,
  };
}

function reportOf(name: string, program: FloatProgram, scaling: Scaling): CReport {
  const { inputs, outputs, steps } = program;
  const { a, b } = planPlaces(program).sizes;
  const constants = steps.reduce((sum, { step }) => {
    if (step.kind === 'dense') return sum + step.weights.length + step.biases.length;
    return step.kind === 'affine' ? sum + 3 * step.scale.length : sum;
  }, 0);
  return {
    arithmetic: 'float',
    constantBytes: 4 * constants + scalingCode(name, scaling).bytes,
    stackBytes: 4 * (a + b),
    predictStackBytes: 4 * (a + b + inputs + outputs),
    multiplications: steps.reduce((sum, { step }) => sum + (step.kind === 'dense' ? step.weights.length : 0), 0),
    accumulatorBits: [],
    files: filesOf(name),
    assumptions: [],
    notes: [],
  };
}

/** What the test program takes and gives, with rows that were answered here. */
function floatCheck(program: FloatProgram): TestText {
  const generator = random(0);
  const count = checkRows(program.inputs + program.outputs);
  const drawn = Array.from({ length: count }, () => Float32Array.from(generator.uniform(-1, 1, program.inputs)));
  const rows = drawn.map((row) => ({ row, answers: runFloats(program, row) }));
  // A row of zeros is known to have an answer.
  const zeros = new Float32Array(program.inputs);
  const fine = rows.filter(({ answers }) => answers.every(Number.isFinite));
  const kept = fine.length > 0 ? fine : [{ row: zeros, answers: runFloats(program, zeros) }];
  return {
    type: 'float',
    least: '-FLT_MAX',
    greatest: 'FLT_MAX',
    isWhole: false,
    format: '%.9g',
    printed: 'double',
    inputs: kept.flatMap(({ row }) => Array.from(row, cFloat)),
    expected: kept.flatMap(({ answers }) => Array.from(answers, cFloat)),
    differs: [
      'const double error = (double)answer - expected;',
      'const double bound = 1e-5 * (1 + (expected < 0 ? -(double)expected : expected));',
      'return !(error <= bound && -error <= bound);',
    ],
  };
}
