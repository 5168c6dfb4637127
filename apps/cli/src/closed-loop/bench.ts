import { LinnetError } from '@linnet/core';
import type { ArbitraryGenerator, Moku, NetworkDescription, Oscilloscope } from '@linnet/device-client';
import { type Levels, latencyOn } from 'linnet';
import type { UploadedNetwork } from './network.js';
import { slotsOf } from './slots.js';

/** A generator that plays into a network, and an oscilloscope that shows what it answers. */
export interface Bench {
  readonly player: ArbitraryGenerator;
  readonly scope: Oscilloscope;
  /** What the instrument says it runs: the layers of the file. */
  readonly description: NetworkDescription;
  /** What was set, a sentence each. */
  readonly settings: readonly string[];
  /** Levels of the network's input channel. */
  readonly input: Levels;
  /** Levels of the network's output channel. */
  readonly output: Levels;
  /** Samples a second that the network takes. */
  readonly rate: number;
  /** From a sample to its answer, s: cycles of the network at the clock of its slot. */
  readonly delay: number;
}

/**
 * Puts the three instruments into slots, connects them and uploads the network with its setup. The second channel of the
 * generator marks where signals begin, and starts the traces.
 * @throws LinnetError with a `device-` code, or `limit` for an instrument that cannot run the network.
 */
export async function openBench(moku: Moku, { exported }: UploadedNetwork): Promise<Bench> {
  const { hardware } = moku.description;
  const setup = setupOn(hardware, exported);
  await moku.deployPlatform(slotsOf(hardware));
  const player = await moku.deploy(1, 'awg');
  const network = await moku.deploy(2, 'neuralnetwork');
  const scope = await moku.deploy(3, 'oscilloscope');
  await moku.setConnections([
    { source: 'Slot1OutA', destination: 'Slot2InA' },
    { source: 'Slot2OutA', destination: 'Slot3InA' },
    { source: 'Slot1OutB', destination: 'Slot3InB' },
  ]);
  // Compares the layers that the instrument then names with those of the file.
  const { settings, description } = await network.upload(exported.bytes, {
    setup: exported.report.setup,
    enableOutputs: true,
  });
  checkStays(moku, description, await network.describe());
  await scope.setTrigger({ input: 2, level: markVolts / 2, edge: 'Rising', mode: 'Normal' });
  return { player, scope, description, settings, ...setup };
}

/** How the network is set on one kind of instrument. */
function setupOn(
  hardware: string,
  { value, report }: UploadedNetwork['exported'],
): Pick<Bench, 'input' | 'output' | 'rate' | 'delay'> {
  const levels = report.setup.devices.find(({ device }) => device === hardware);
  const delay = latencyOn(value).devices.find(({ device }) => device === hardware)?.seconds;
  const [input, output, rate] = [levels?.input[0], levels?.output[0], report.setup.sampleRate];
  if (input !== undefined && output !== undefined && delay !== undefined && rate !== null) {
    return { input, output, rate, delay };
  }
  throw new LinnetError(
    'refused',
    `The closed loop has no setup for a ${hardware}: its levels and clock are not known.`,
  );
}

/** Of the mark at the beginning of a signal. */
export const markVolts = 1;

function checkStays(moku: Moku, uploaded: NetworkDescription, running: NetworkDescription): void {
  const [first, second] = [JSON.stringify(uploaded), JSON.stringify(running)];
  if (first === second) return;
  throw new LinnetError(
    'device-protocol',
    `${moku.address} took the network ${first}, and then says it runs ${second}. Upload it again.`,
  );
}
