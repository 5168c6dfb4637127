import { addConnect } from './device-connect.js';
import { addDescribe } from './device-describe.js';
import { addDiscover } from './device-discover.js';
import { addRecord } from './device-record.js';
import { addTrace } from './device-trace.js';
import { addUpload } from './device-upload.js';
import type { AddVerb } from './verb.js';

const help = `
The instrument is given back when a verb ends, whatever happens; after Ctrl-C, too. Exit code 3: the instrument could not be
reached, refused, or has too little for the network. Without one, "linnet simulate" is an instrument on this machine.

Example:
  $ linnet device upload classifier.linn --address 192.168.1.20 --slots 4 --slot 2`;

/** `linnet device`: an instrument in the network, or a simulated one. */
export const addDevice: AddVerb = (program, ends) => {
  const device = program
    .command('device')
    .description('an instrument: find it, upload a network, connect it, read signals from its oscilloscope')
    .addHelpText('after', help);
  for (const add of [addDiscover, addDescribe, addUpload, addConnect, addTrace, addRecord]) add(device, ends);
};
