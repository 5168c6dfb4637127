import type { NdArray } from '@linnet/core';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** What onnxruntime gives for rows, as single floats or as doubles. */
export async function runOnnx(
  file: Uint8Array,
  { data, shape }: NdArray,
  type: 'float32' | 'float64' = 'float32',
): Promise<{ readonly data: ArrayLike<number>; readonly shape: readonly number[] }> {
  const session = await InferenceSession.create(file, { logSeverityLevel: 3 });
  const rows =
    type === 'float32'
      ? new Tensor(type, Float32Array.from(data), shape)
      : new Tensor(type, Float64Array.from(data), shape);
  const { output } = await session.run({ input: rows });
  await session.release();
  if (output === undefined || typeof output.data === 'string' || !ArrayBuffer.isView(output.data)) {
    throw new Error('The file gave no numbers.');
  }
  return { data: Float64Array.from(output.data as Float32Array), shape: output.dims };
}
