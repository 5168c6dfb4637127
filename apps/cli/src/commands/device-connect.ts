import type { ConnectionRequest, Destination, Source } from '@linnet/device-client';
import { InvalidArgumentError } from 'commander';
import type { ConnectFlags } from '../connect/connect.js';
import { addAddress } from './device-options.js';
import type { AddVerb } from './verb.js';

const help = `
A connection is SOURCE:DESTINATION. Sources are Input1, Input2, ... at the front and Slot1OutA, Slot1OutB, ...; destinations
are Output1, Output2, ... and Slot1InA, Slot1InB, ... Other connections stay. One that has the same destination goes, after a
question or with --yes. None can be taken away.

Example:
  $ linnet device connect Input1:Slot2InA Slot2OutA:Slot3InA --address 192.168.1.20`;

/** `linnet device connect`: what a signal goes through. */
export const addConnect: AddVerb = (device, ends) => {
  addAddress(device.command('connect').description('connect inputs, slots and outputs'))
    .argument('<connections...>', 'such as Input1:Slot2InA', collectConnection)
    .option('--yes', 'replace connections without a question')
    .addHelpText('after', help)
    .action(async (connections: readonly ConnectionRequest[], flags: ConnectFlags) => {
      const { connectPorts } = await import('../connect/connect.js');
      ends(await connectPorts(connections, flags));
    });
};

/** Whether an instrument has such a place it says itself. */
const isSource = (text: string): text is Source => /^(Input[1-9]|Slot[1-9]Out[A-D]|DIO)$/u.test(text);
const isDestination = (text: string): text is Destination => /^(Output[1-9]|Slot[1-9]In[A-D]|DIO)$/u.test(text);

function collectConnection(text: string, previous: readonly ConnectionRequest[] = []): readonly ConnectionRequest[] {
  const [source = '', destination = '', ...more] = text.split(':');
  if (more.length === 0 && isSource(source) && isDestination(destination)) {
    return [...previous, { source, destination }];
  }
  throw new InvalidArgumentError('Use SOURCE:DESTINATION, such as Input1:Slot2InA or Slot2OutA:Output1.');
}
