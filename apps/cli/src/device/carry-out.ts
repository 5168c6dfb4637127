import type { Moku, Upload, UploadOptions } from '@linnet/device-client';
import { uploadFile } from '@linnet/device-client/node';
import { deployAt, type Place } from './place.js';

/** All that an upload sends once it is decided: what is to be deployed, then the network with its setup. */
export const carryOut = async (
  moku: Moku,
  file: string,
  place: Place,
  { enableOutputs = false }: Pick<UploadOptions, 'enableOutputs'>,
): Promise<Upload> => uploadFile(await deployAt(moku, 'neuralnetwork', place), file, { enableOutputs });
