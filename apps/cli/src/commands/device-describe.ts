import { type AddressFlags, addAddress } from './device-options.js';
import type { AddVerb } from './verb.js';

/** `linnet device describe`: what an instrument is and does. */
export const addDescribe: AddVerb = (device, ends) => {
  addAddress(device.command('describe').description('tell model, MokuOS, owner, what runs in the slots, connections'))
    .addHelpText('after', '\nNothing is changed.\n\nExample:\n  $ linnet device describe --address 192.168.1.20')
    .action(async (flags: AddressFlags) => {
      const { describeDevice } = await import('../device/describe.js');
      ends(await describeDevice(flags));
    });
};
