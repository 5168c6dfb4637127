import { dryRun } from '@linnet/device-client';
import { type NetworkFile, withInstrument } from '@linnet/device-client/node';
import { deviceNames } from '@linnet/device-simulator';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { given } from '../options.js';
import { carryOut } from './carry-out.js';
import { choosePlace } from './place.js';
import { readState } from './state.js';
import type { UploadFlags } from './upload.js';

/** Prints the requests of an upload and sends nothing: what runs on the instrument is assumed. */
export async function printRequests(network: NetworkFile, flags: UploadFlags): Promise<ExitCode> {
  const { address, slot = 1, slots, json = false, bitstreams } = flags;
  const hardware = deviceNames[flags.hardware ?? 'pro'];
  // Without --slots it is to run there already, so that the requests are those of the usual second upload.
  const running = Array.from({ length: Math.max(slots ?? 3, slot) }, (_, at) =>
    slots === undefined && at === slot - 1 ? 'neuralnetwork' : '',
  );
  const place = choosePlace('neuralnetwork', running, flags, false);
  const requests: string[] = [];
  const fetch = dryRun((request) => requests.push(request), { hardware, slots: running });
  const options = { fetch, persistState: slots === undefined, ...given({ bitstreams }) };
  await withInstrument(address, options, async (moku) => {
    await readState({ moku, before: '' });
    await carryOut(moku, network, place, flags);
  });
  const assumed = slots === undefined ? `a ${hardware} that runs a Neural Network in slot ${slot}` : `a ${hardware}`;
  if (json) console.log(JSON.stringify({ dryRun: true, address, hardware, requests }, null, 2));
  else console.log(`Nothing is sent. To ${assumed} at ${address} these requests would go:\n${requests.join('\n')}`);
  return exitCodes.done;
}
