import type { ModelArtifact } from '@linnet/core';
import { fromBfloat16, toBfloat16 } from './bfloat16.js';
import { optionProblems, type SafetensorsOptions } from './options.js';

/** Everything that keeps a model from being written, at once. */
export function problemsOf({ layers }: ModelArtifact, options: SafetensorsOptions): readonly string[] {
  const stored = options.dataType === 'BF16' ? (value: number): number => fromBfloat16(toBfloat16(value)) : Number;
  const weights = layers.flatMap(({ name: layer, weights }) =>
    Object.entries(weights).map(([name, { data }]) => ({ tensor: `${layer}.${name}`, data })),
  );
  return [
    ...optionProblems(options),
    ...(weights.length === 0 ? ['The model has no weights: there is nothing to write.'] : []),
    ...weights.flatMap(({ tensor, data }) => {
      const at = data.findIndex((value) => !Number.isFinite(stored(value)));
      if (at < 0) return [];
      const cure = Number.isFinite(data[at]) ? 'BF16 cannot hold it; use F32' : 'train again, or load another';
      return [`${tensor} holds ${data[at]} at ${at}: ${cure}.`];
    }),
  ];
}
