import { showValue } from '@linnet/core';
import { bitstreamName } from '../device/bitstreams.js';
import { createDevice, createInstrument, type Device } from '../device/device.js';
import { type Answer, data, failure } from '../http/answer.js';
import { type InstrumentName, instrumentNumbered, instrumentNumbers } from '../instruments/instrument.js';
import type { Parameters } from '../parameters.js';
import { replaced } from '../replaced.js';

/** Whether the instrument can have so many slots. */
export function platformSupported({ hardware }: Device, slots: unknown): Answer {
  const { name, platforms } = hardware.device;
  if (platforms.some((platform) => platform === slots)) return data(null);
  return failure('PLATFORM_NOT_SUPPORTED', `A ${name} has ${platforms.join(', ')} slots, not ${showValue(slots)}.`);
}

/** Whether an instrument can run on a platform: the one that is named, which need not be deployed, or else the one there is. */
export function instrumentSupported(device: Device, read: Parameters): Answer {
  const slots = read.value('num_slots') ?? device.slots.length;
  const platform = platformSupported(device, slots);
  if (platform.kind !== 'data') return platform;
  const number = read.value('instrument_id');
  const name = instrumentNumbered(number);
  if (name === undefined) {
    const known = Object.entries(instrumentNumbers).map(([one, id]) => `${one} (${id})`);
    return failure(
      'INSTRUMENT_NOT_SUPPORTED',
      `The simulator has ${known.join(', ')}, no instrument ${showValue(number)}.`,
    );
  }
  return slots === 1 && name === 'neuralnetwork' ? multiInstrumentOnly() : data(null);
}

/** The vendor runs networks in multi-instrument mode only. */
const multiInstrumentOnly = (): Answer =>
  failure('INSTRUMENT_NOT_SUPPORTED', 'A neural network needs a platform of several slots.');

/** Divides the instrument into slots, which are then empty, unless the owner keeps what is there. */
export function deployPlatform(device: Device, slots: number): Answer {
  const supported = platformSupported(device, slots);
  if (supported.kind !== 'data') return supported;
  if (device.needsBitstreams && !device.bitstreams.has(bitstreamName(slots))) {
    return failure('NO_PLATFORM_BIT_STREAM', `The bitstream ${bitstreamName(slots)} is not on the instrument.`);
  }
  const { persistState = false, forceDeploy = false } = device.ownership.owner ?? {};
  if (persistState && !forceDeploy && device.slots.length === slots) return data(null);
  const { connections, front } = createDevice(device);
  device.slots = Array.from({ length: slots }, () => undefined);
  device.connections = connections;
  device.front = front;
  return data(null);
}

/** Puts an instrument into a slot, counted from 0. One that is there stays as it is where the owner keeps what is there. */
export function deployInstrument(device: Device, slot: number, name: InstrumentName): Answer {
  const { slots, needsBitstreams, bitstreams, ownership } = device;
  if (slots.length === 1 && name === 'neuralnetwork') return multiInstrumentOnly();
  const bitstream = bitstreamName(slots.length, instrumentNumbers[name], slot);
  if (needsBitstreams && !bitstreams.has(bitstream)) {
    return failure('NO_BITSTREAM', `The bitstream ${bitstream} is not on the instrument.`);
  }
  const { persistState = false, forceDeploy = false } = ownership.owner ?? {};
  const stays = persistState && !forceDeploy && slots[slot]?.name === name;
  if (!stays) device.slots = replaced(slots, slot, createInstrument(name, device));
  return data(null);
}
