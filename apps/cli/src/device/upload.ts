import { LinnetError } from '@linnet/core';
import { isFolder } from '@linnet/core/node';
import { dryRun, type Moku, type Upload, withInstrument } from '@linnet/device-client';
import { type NetworkFile, readNetworkFile, setupPathOf } from '@linnet/device-client/node';
import type { HardwareName } from '@linnet/device-simulator';
import type { PlaceFlags } from '../commands/device-options.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { given } from '../options.js';
import { carryOut } from './carry-out.js';
import { checkWish, choosePlace, type Place, placeText } from './place.js';
import { mayEnd } from './question.js';
import { readState, stateText } from './state.js';
import { printRequests } from './upload-dry-run.js';
import { outcomeText, tell } from './upload-text.js';
import { type Held, interruptible, withMoku } from './with-moku.js';

/** What `linnet device upload` takes. */
export interface UploadFlags extends PlaceFlags {
  readonly enableOutputs?: boolean;
  readonly bitstreams?: string;
  readonly dryRun?: boolean;
  /** Of a dry run. Default: `pro`. */
  readonly hardware?: HardwareName;
}

/** Uploads a network, once it is clear what that replaces. */
export async function uploadNetwork(file: string, flags: UploadFlags): Promise<ExitCode> {
  const network = await readBefore(file, flags);
  if (flags.dryRun === true) return printRequests(network, flags);
  const { address, force = false, bitstreams, slots } = flags;
  return interruptible((signal) => {
    // A new platform is to be empty; otherwise the other slots are to stay as they are.
    const options = { signal, force, mayForce: true, persistState: slots === undefined, ...given({ bitstreams }) };
    return withMoku(address, options, (held) => uploadTo(held, { ...network, file }, flags, signal));
  });
}

/** What is wrong with the files or the options is said before anything is sent. */
async function readBefore(file: string, flags: UploadFlags): Promise<NetworkFile> {
  const { enableOutputs = false, dryRun: isDry = false, hardware, bitstreams } = flags;
  checkWish(flags);
  if (hardware !== undefined && !isDry) {
    throw new LinnetError('bad-option', '--hardware is for --dry-run; an instrument says what it is.');
  }
  const network = await readNetworkFile(file);
  if (enableOutputs && network.setup === undefined) {
    const message = `--enable-outputs takes the outputs' levels from ${setupPathOf(file)}, which is not there.`;
    throw new LinnetError('bad-option', message);
  }
  if (bitstreams === undefined || (await isFolder(bitstreams))) return network;
  throw new LinnetError('io', `--bitstreams ${bitstreams} is not a folder.`);
}

/** A network with the name of its file. */
interface NamedNetwork extends NetworkFile {
  readonly file: string;
}

async function uploadTo(
  held: Held,
  { file, ...network }: NamedNetwork,
  flags: UploadFlags,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { json = false, yes = false } = flags;
  const state = await readState(held);
  tell(stateText(state), json);
  const place = overRunning(choosePlace('neuralnetwork', state.slots, flags, false), state.slots);
  await rehearse(held.moku, state.slots, network, place, flags);
  if (place.ends !== undefined && !(await mayEnd(place.ends, { yes, signal }))) {
    console.error('Nothing was changed.');
    return exitCodes.failed;
  }
  tell(`\n${placeText('neuralnetwork', place)}`, json);
  const upload = await carryOut(held.moku, network, place, flags);
  console.log(
    json ? JSON.stringify({ instrument: state, ...place, file, ...upload }, null, 2) : outcomeText(file, upload, flags),
  );
  return exitCodes.done;
}

/** A network that runs ends, too, where another is loaded into its slot; its outputs may be on. */
function overRunning(place: Place, slots: readonly string[]): Place {
  return place.deploys ? place : { ...place, ends: `slot ${place.slot} runs ${slots[place.slot - 1]}` };
}

/** The same requests against nothing, so that what this kind of device cannot take is known before a slot is touched. */
const rehearse = (
  { address, description: { hardware } }: Moku,
  slots: readonly string[],
  network: NetworkFile,
  place: Place,
  flags: UploadFlags,
): Promise<Upload> =>
  withInstrument(address, { fetch: dryRun(() => undefined, { hardware, slots }) }, (moku) =>
    carryOut(moku, network, place, flags),
  );
