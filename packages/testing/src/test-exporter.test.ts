import { defineExporter, type ModelArtifact, throwProblems } from '@linnet/core';
import { describe, expectTypeOf, it } from 'vitest';
import { type ExporterCase, testExporter } from './index.js';

const model: ModelArtifact = {
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

const check = ({ layers }: ModelArtifact, { most = 3 }: { readonly most?: number }): readonly string[] => [
  ...(layers.length > most ? [`The model has ${layers.length} layers; at most ${most} are possible.`] : []),
  ...layers.flatMap(({ name, weights }) =>
    Object.entries(weights).flatMap(([weight, { data }]) =>
      data.every(Number.isFinite) ? [] : [`Layer ${name}: ${weight} holds a number that is not finite.`],
    ),
  ),
];

const text = defineExporter({
  name: 'text',
  extension: 'txt',
  check,
  export: (artifact, options: { readonly most?: number }) => {
    throwProblems('limit', 'The model cannot be exported:', check(artifact, options));
    const value = JSON.stringify(
      artifact.layers.map(({ weights }) => Object.values(weights).map(({ data }) => [...data])),
    );
    return { value, bytes: new TextEncoder().encode(value), report: { characters: value.length } };
  },
});

testExporter(text, [
  { name: 'one layer', model, options: {}, valid: true },
  {
    name: 'too many layers',
    model: { ...model, layers: [...model.layers, ...model.layers] },
    options: { most: 1 },
    valid: false,
  },
]);

describe('testExporter', () => {
  it('takes the options of its exporter', () => {
    expectTypeOf(testExporter<{ readonly most?: number }>)
      .parameter(1)
      .toEqualTypeOf<readonly ExporterCase<{ readonly most?: number }>[]>();
    // @ts-expect-error options of another exporter
    const wrong = (): void => testExporter(text, [{ name: '', model, options: { most: '1' }, valid: true }]);
    expectTypeOf(wrong).toBeFunction();
  });
});
