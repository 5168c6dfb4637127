import { isFile, parsed, readBytes, readText } from '@linnet/core/node';
import { parseLinn, sha256 } from '@linnet/linn-export';
import type { NeuralNetwork, Upload, UploadOptions } from '../instruments/neural-network.js';
import { readSetup } from '../instruments/setup-file.js';

/** A network with its setup, as they stand in files. */
export interface NetworkFile {
  /** Of `NAME.linn`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The text of `NAME.setup.json` beside it, where there is one. */
  readonly setup?: string;
}

/** Where the setup of `NAME.linn` stands: in `NAME.setup.json` beside it. */
export const setupPathOf = (path: string): string => `${path.replace(/\.linn$/u, '')}.setup.json`;

/**
 * Reads and checks what {@link uploadFile} uploads: what does not depend on the device is then known before one is asked.
 * @throws LinnetError `io` where a file cannot be read; `bad-file` that names the file, and everything that is wrong with it.
 */
export async function readNetworkFile(path: string): Promise<NetworkFile> {
  const bytes = Uint8Array.from(await readBytes(path));
  parsed(path, () => parseLinn(bytes));
  const setupPath = setupPathOf(path);
  if (!(await isFile(setupPath))) return { bytes };
  const [setup, sum] = [await readText(setupPath), await sha256(bytes)];
  parsed(setupPath, () => readSetup(setup, sum));
  return { bytes, setup };
}

/**
 * Uploads `NAME.linn`, with `NAME.setup.json` beside it where there is one: levels and sample rate are then set as well.
 * @throws LinnetError as {@link readNetworkFile}, before anything is sent; otherwise as `upload`.
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
  const { bytes, ...setup } = await readNetworkFile(path);
  return network.upload(bytes, { ...options, ...setup });
}
