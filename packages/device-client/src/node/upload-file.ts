import { isFile, readBytes, readText } from '@linnet/core/node';
import type { NeuralNetwork, Upload, UploadOptions } from '../instruments/neural-network.js';

/**
 * Uploads `NAME.linn`, with `NAME.setup.json` beside it where there is one: levels and sample rate are then set as well.
 * @throws LinnetError `io` where the file cannot be read; otherwise as `upload`.
 *
 * @example
 * ```ts
 * const { settings, notes } = await uploadFile(network, 'classifier.linn', { enableOutputs: true });
 * ```
 */
export async function uploadFile(
  network: NeuralNetwork,
  path: string,
  options: Omit<UploadOptions, 'setup'> = {},
): Promise<Upload> {
  const bytes = await readBytes(path);
  const setupPath = `${path.replace(/\.linn$/u, '')}.setup.json`;
  if (!(await isFile(setupPath))) return network.upload(bytes, options);
  return network.upload(bytes, { ...options, setup: await readText(setupPath) });
}
