import { defineExporter, type ModelArtifact, throwProblems } from '@linnet/core';
import { problemsOf } from './check.js';
import type { SafetensorsOptions } from './options.js';
import { type SafetensorsFile, writeSafetensors } from './write.js';

/**
 * Writes a model's weights as a `.safetensors` file, which Python, Rust and JavaScript read. Tensors are named
 * `layer.weight`; kernels are inputs x units.
 * @throws LinnetError `limit` with everything that `check` finds.
 * @example
 * ```ts
 * const { bytes } = await model.export(safetensors, { dataType: 'BF16', metadata: { author: 'me' } });
 * ```
 */
export const safetensors = defineExporter({
  name: 'safetensors',
  extension: 'safetensors',
  check: (model: ModelArtifact, options: SafetensorsOptions): readonly string[] => problemsOf(model, options),
  export: (model: ModelArtifact, options: SafetensorsOptions): SafetensorsFile => {
    throwProblems('limit', 'This model cannot be written as .safetensors:', problemsOf(model, options));
    return writeSafetensors(model, options);
  },
});
