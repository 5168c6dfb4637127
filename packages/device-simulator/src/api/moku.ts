import type { Device } from '../device/device.js';
import { type Answer, data, failure } from '../http/answer.js';
import type { Operation } from '../instruments/instrument.js';
import type { Parameters } from '../parameters.js';
import { describeArithmetic } from '../signals/arithmetic.js';
import { instrumentSupported, platformSupported } from './deployment.js';

/** What a description says beside the hardware. The version of the API is the one that the vendor's client 4.4 wants. */
const facts = {
  proxy_version: '3',
  version: '4.4.0',
  mokuOS: '4.4.0',
  api_server: '4.4.0',
  firmware: 'simulated',
  instruments_build: 0,
} as const;

/** The operations of the group `moku`; `platform` is apart, since its path has a number. */
export function mokuOperations(device: Device): ReadonlyMap<string, Operation> {
  const { hardware, ownership } = device;
  const { name } = hardware.device;
  return new Map<string, Operation>([
    ['claim_ownership', ({ parameters }) => claim(device, parameters())],
    [
      'relinquish_ownership',
      () => {
        ownership.release();
        return data(null);
      },
    ],
    ['describe', () => data(describeDevice(device))],
    ['name', () => data(`linnet simulator of a ${name}`)],
    ['serial_number', () => data('000000')],
    ['mokuos_version', () => data(facts.mokuOS)],
    ['summary', () => data(summaryOf(device))],
    ['calibration_date', () => data({ note: 'A simulator needs no calibration.' })],
    ['platform_supported', ({ parameters }) => platformSupported(device, parameters().value('num_slots'))],
    ['instrument_supported', ({ parameters }) => instrumentSupported(device, parameters())],
  ]);
}

const describeDevice = ({ hardware, arithmetic }: Device) => ({
  hardware: hardware.device.name,
  ...facts,
  simulator: true,
  arithmetic: describeArithmetic(arithmetic, hardware.formats),
});

const summaryOf = ({ hardware, arithmetic, slots }: Device): string =>
  [
    `${hardware.device.name}, simulated by linnet: no instrument is behind this`,
    `Arithmetic: ${describeArithmetic(arithmetic, hardware.formats)}`,
    ...slots.map((instrument, slot) => `Slot ${slot + 1}: ${instrument?.name ?? 'empty'}`),
  ].join('\n');

/** How a claim is refused, and what its data are, is not documented beyond that both are so. */
function claim({ ownership }: Device, read: Parameters): Answer {
  const name = read.value('client_name');
  // Nothing is ever busy here: there is no data logging, and no trace takes longer than its answer.
  read.truth('ignore_busy', false);
  const key = ownership.claim({
    force: read.truth('force_connect', false),
    persistState: read.truth('persist_state', false),
    forceDeploy: read.truth('force_deploy', false),
    clientName: typeof name === 'string' ? name.slice(0, 100) : 'Moku API User',
  });
  if (key !== undefined) return { kind: 'data', data: key, key };
  const owner = ownership.owner?.clientName ?? 'another client';
  return failure('INVALID_REQUEST', `The Moku is owned by "${owner}"; set force_connect to take it over.`);
}
