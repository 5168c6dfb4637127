import type { Moku, Upload, UploadOptions } from '@linnet/device-client';
import type { NetworkFile } from '@linnet/device-client/node';
import { deployAt, type Place } from './place.js';

/** All that an upload sends once it is decided: what is to be deployed, then the network with its setup. */
export async function carryOut(
  moku: Moku,
  { bytes, ...setup }: NetworkFile,
  place: Place,
  { enableOutputs = false }: Pick<UploadOptions, 'enableOutputs'>,
): Promise<Upload> {
  const network = await deployAt(moku, 'neuralnetwork', place);
  return network.upload(bytes, { enableOutputs, ...setup });
}
