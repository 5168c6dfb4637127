import { LinnetError } from '@linnet/core';
import { isFile, isFolder, parsed, readBytes } from '@linnet/core/node';
import { dryRun, type Moku, type Upload, withInstrument } from '@linnet/device-client';
import type { HardwareName } from '@linnet/device-simulator';
import { parseLinn } from 'linnet';
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
  /** Of a dry run. */
  readonly hardware: HardwareName;
}

/** Uploads a network, once it is clear what that replaces. */
export async function uploadNetwork(file: string, flags: UploadFlags): Promise<ExitCode> {
  await checkBefore(file, flags);
  if (flags.dryRun === true) return printRequests(file, flags);
  const { address, force = false, bitstreams, slots } = flags;
  return interruptible((signal) => {
    // A new platform is to be empty; otherwise the other slots are to stay as they are.
    const options = { signal, force, mayForce: true, persistState: slots === undefined, ...given({ bitstreams }) };
    return withMoku(address, options, (held) => uploadTo(held, file, flags, signal));
  });
}

/** What is wrong with the file or the options is said before anything is sent. */
async function checkBefore(file: string, flags: UploadFlags): Promise<void> {
  checkWish(flags);
  const bytes = await readBytes(file);
  parsed(file, () => parseLinn(bytes));
  const setup = `${file.replace(/\.linn$/u, '')}.setup.json`;
  if (flags.enableOutputs === true && !(await isFile(setup))) {
    throw new LinnetError(
      'bad-option',
      `--enable-outputs takes the outputs' levels from ${setup}, which is not there.`,
    );
  }
  if (flags.bitstreams === undefined || (await isFolder(flags.bitstreams))) return;
  throw new LinnetError('io', `--bitstreams ${flags.bitstreams} is not a folder.`);
}

async function uploadTo(held: Held, file: string, flags: UploadFlags, signal: AbortSignal): Promise<ExitCode> {
  const { json = false, yes = false } = flags;
  const state = await readState(held);
  tell(stateText(state), json);
  const place = choosePlace('neuralnetwork', state.slots, flags, false);
  await rehearse(held.moku, state.slots, file, place, flags);
  if (place.ends !== undefined && !(await mayEnd(place.ends, { yes, signal }))) {
    console.error('Nothing was changed.');
    return exitCodes.failed;
  }
  tell(`\n${placeText('neuralnetwork', place)}`, json);
  const upload = await carryOut(held.moku, file, place, flags);
  console.log(
    json ? JSON.stringify({ instrument: state, ...place, file, ...upload }, null, 2) : outcomeText(file, upload, flags),
  );
  return exitCodes.done;
}

/** The same requests against nothing, so that what this kind of device cannot take is known before a slot is touched. */
const rehearse = (
  { address, description: { hardware } }: Moku,
  slots: readonly string[],
  file: string,
  place: Place,
  flags: UploadFlags,
): Promise<Upload> =>
  withInstrument(address, { fetch: dryRun(() => undefined, { hardware, slots }) }, (moku) =>
    carryOut(moku, file, place, flags),
  );
