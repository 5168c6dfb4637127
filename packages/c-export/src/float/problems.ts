import type { ModelArtifact } from '@linnet/core';
import { sizeProblems } from '../limits.js';
import { scalingProblems } from '../scaling-problems.js';
import type { FloatProgram, FloatStep, PlacedStep } from './program.js';
import { readModel } from './read-model.js';
import { runFloats } from './run.js';

/** A model in floats, and every reason why it cannot be exported. */
export function readFloats(model: ModelArtifact): {
  readonly program: FloatProgram;
  readonly problems: readonly string[];
} {
  const { program, problems } = readModel(model);
  const { inputs, outputs, steps } = program;
  const isRead = problems.length === 0;
  const found = [
    ...problems,
    ...scalingProblems(model.scaling, { inputs, outputs: isRead ? outputs : undefined }),
    ...sizeProblems({
      widths: [inputs, ...steps.map(({ size }) => size)],
      weights: steps.reduce((sum, { step }) => sum + (step.kind === 'dense' ? step.weights.length : 0), 0),
      tableValues: 0,
    }),
    ...steps.flatMap(rangeProblems),
  ];
  return { program, problems: found.length > 0 ? found : answerProblems(program) };
}

/** Normalisations that became part of weights may take them out of range. */
function rangeProblems({ step, layer }: PlacedStep): readonly string[] {
  const isPast = (value: number): boolean => !Number.isFinite(Math.fround(value));
  const bad = constantsOf(step)
    .map((values) => values.find(isPast))
    .find((value) => value !== undefined);
  // What is no number to begin with was told when it was read.
  if (bad === undefined || !Number.isFinite(bad)) return [];
  return [
    `Layer "${layer}" has ${bad} among its numbers once its normalisation is part of it; a single float ends at 3.4e38.`,
  ];
}

function constantsOf(step: FloatStep): readonly Float64Array[] {
  if (step.kind === 'dense') return [step.weights, step.biases];
  return step.kind === 'affine' ? [step.mean, step.scale, step.shift] : [];
}

/** A model that does not answer to zeros has weights that no float holds the sums of. */
function answerProblems(program: FloatProgram): readonly string[] {
  const answers = runFloats(program, new Float32Array(program.inputs));
  const bad = answers.find((answer) => !Number.isFinite(answer));
  return bad === undefined
    ? []
    : [`The model answers ${bad} to a row of zeros: its values pass what single floats hold, 3.4e38. Train it again.`];
}
