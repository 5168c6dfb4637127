import { defineExporter, type ExporterPlugin, type ModelArtifact, throwProblems } from '@linnet/core';
import type { ExporterCase } from '../src/index.js';

/** What an exporter of the tests can be told. */
export interface TextOptions {
  readonly most?: number;
}

/** Mistakes that an exporter can make. */
export const exporterFaults = [
  'misses numbers that are not finite',
  'misses a limit',
  'throws an error of its own',
  'throws other problems than it lists',
  'lists problems that do not stop it',
  'writes the time',
  'changes the model',
  'changes the options',
  'writes nothing',
  'has a dot in its extension',
] as const;

export type ExporterFault = (typeof exporterFaults)[number];

/** Writes weights as text: rightly, or with one mistake. */
export function textExporter(name: string, fault?: ExporterFault): ExporterPlugin<string, TextOptions> {
  const has = (other: ExporterFault): boolean => fault === other;
  const check = ({ layers }: ModelArtifact, { most = 3 }: TextOptions): readonly string[] => {
    const tooMany = layers.length > most && !has('misses a limit');
    const notFinite = has('misses numbers that are not finite') ? [] : weightsThatAreNotFinite(layers);
    return [...(tooMany ? [`The model has ${layers.length} layers; at most ${most} are possible.`] : []), ...notFinite];
  };
  return defineExporter({
    name,
    extension: has('has a dot in its extension') ? '.txt' : 'txt',
    check: (model, options) => (has('lists problems that do not stop it') ? ['Never.'] : check(model, options)),
    export: (model, options: TextOptions) => {
      const problems = check(model, options);
      if (problems.length > 0 && has('throws an error of its own')) throw new Error(problems.join());
      throwProblems('limit', 'No:', has('throws other problems than it lists') ? problems.map(() => 'No.') : problems);
      if (has('changes the model')) for (const { weights } of model.layers) weights.bias?.data.fill(0);
      if (has('changes the options')) Object.assign(options, { most: 4 });
      const numbers = model.layers.flatMap(({ weights }) => Object.values(weights).flatMap(({ data }) => [...data]));
      const value = has('writes nothing') ? '' : `${numbers}${has('writes the time') ? performance.now() : ''}`;
      return { value, bytes: new TextEncoder().encode(value), report: { numbers: numbers.length } };
    },
  });
}

const weightsThatAreNotFinite = (layers: ModelArtifact['layers']): readonly string[] =>
  layers.flatMap(({ name, weights }) =>
    Object.entries(weights).flatMap(([weight, { data }]) =>
      data.every(Number.isFinite) ? [] : [`Layer ${name}: ${weight} holds a number that is not finite.`],
    ),
  );

/** A model of one layer. */
export const smallModel: ModelArtifact = {
  format: 'linnet/1',
  input: [2],
  layers: [
    {
      kind: 'dense',
      name: 'dense_1',
      config: { units: 1, activation: 'tanh' },
      weights: {
        kernel: { data: Float32Array.of(0.5, -0.25), shape: [2, 1] },
        bias: { data: Float32Array.of(0.125), shape: [1] },
      },
    },
  ],
};

/** One case each way, made anew for each exporter: one that changes them harms no other. */
export const exporterCases = (): readonly ExporterCase<TextOptions>[] => {
  const model = structuredClone(smallModel);
  const twice = { ...model, layers: [...model.layers, ...model.layers] };
  return [
    { name: 'one layer', model, options: {}, valid: true },
    { name: 'too many layers', model: twice, options: { most: 1 }, valid: false },
  ];
};
