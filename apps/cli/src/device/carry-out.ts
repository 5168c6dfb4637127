import { LinnetError } from '@linnet/core';
import type { Moku, Upload, UploadOptions } from '@linnet/device-client';
import type { NetworkFile } from '@linnet/device-client/node';
import { deployAt, type Place } from './place.js';

/** What this kind of device has too little of counts as refused, as if the device itself had been asked. */
function asRefused(error: unknown): unknown {
  if (!LinnetError.is(error) || error.code !== 'limit') return error;
  return new LinnetError('device-refused', error.message, { cause: error, problems: error.problems });
}

/** All that an upload sends once it is decided: what is to be deployed, then the network with its setup. */
export async function carryOut(
  moku: Moku,
  { bytes, ...setup }: NetworkFile,
  place: Place,
  { enableOutputs = false }: Pick<UploadOptions, 'enableOutputs'>,
): Promise<Upload> {
  const network = await deployAt(moku, 'neuralnetwork', place);
  try {
    return await network.upload(bytes, { enableOutputs, ...setup });
  } catch (error) {
    throw asRefused(error);
  }
}
