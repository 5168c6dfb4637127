import type { Moku } from 'linnet/device';
import type { GivenFile } from '../protocol/index.js';

/** What an upload is told. */
export interface UploadOptions {
  /** Of the instrument: a name or a number, with a port if it has another than 80. */
  readonly address: string;
  /** The .linn file first, then its setup where there is one. */
  readonly files: readonly GivenFile[];
  /** Platform with so many slots. */
  readonly slots: number;
  /** The slot of the network. */
  readonly slot: number;
  /** What was seen to run there: an upload replaces nothing else. */
  readonly replaces: readonly string[];
  /** Takes the instrument from its owner, and replaces whatever runs. */
  readonly force: boolean;
  readonly onStep: (text: string) => void;
}

/** What runs on the instrument, before anything is changed. */
export interface InstrumentView {
  readonly text: string;
  readonly running: readonly string[];
}

/** Asks an instrument what it is and what runs there, and gives it back. */
export async function lookAt(address: string): Promise<InstrumentView> {
  const { withInstrument } = await import('linnet/device');
  return withInstrument(address, { clientName: 'linnet demo', persistState: true }, async (moku) => {
    const { hardware, mokuOS } = moku.description;
    return { text: `${hardware}, MokuOS ${mokuOS}`, running: await runningOn(moku) };
  });
}

/** Deploys the network's instrument, uploads, sets what the setup says, and gives the device back as it runs then. */
export async function upload({ address, files, slots, slot, replaces, force, onStep }: UploadOptions): Promise<string> {
  const [network, setup] = files;
  if (network === undefined)
    throw new Error('There is no .linn file to upload: train a network for the instrument first.');
  const { withInstrument } = await import('linnet/device');
  const text = (file: GivenFile): string => new TextDecoder().decode(file.bytes);
  onStep(`Connecting to ${address}`);
  return withInstrument(address, { clientName: 'linnet demo', persistState: true, force }, async (moku) => {
    // Somebody may have begun something since.
    const running = await runningOn(moku);
    if (!force && running.join() !== replaces.join())
      throw new Error(
        `There now runs ${running.join(', ') || 'nothing'}, not what was seen: look again before it ends.`,
      );
    // What the device cannot do is known before anything on it ends.
    await moku.checkPlatform(slots, { slot, name: 'neuralnetwork' });
    onStep('Deploying the platform');
    await moku.deployPlatform(slots);
    const neural = await moku.deploy(slot, 'neuralnetwork');
    onStep('Uploading the network');
    const { description } = await neural.upload(network.bytes, setup === undefined ? {} : { setup: text(setup) });
    return `${description.layers.length} layers run in slot ${slot} of ${slots} on ${moku.description.hardware}.`;
  });
}

const runningOn = async (moku: Pick<Moku, 'instruments'>): Promise<readonly string[]> =>
  (await moku.instruments()).filter((name) => name !== '');
