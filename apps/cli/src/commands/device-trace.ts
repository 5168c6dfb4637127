import type { TraceFlags } from '../device/trace.js';
import { anyNumber, collectNumber, fileName, wholeNumber } from './arguments.js';
import { addAddress, slotNumber } from './device-options.js';
import type { AddVerb } from './verb.js';

const help = `
Without --from and --to the trace covers the time that the oscilloscope is set to. The file has a column of times and one for
each channel, in volts; linnet and its simulator (--input) read it back with its sample rate.

Example:
  $ linnet device trace --address 192.168.1.20 --slot 3 --channel 1 --from 0 --to 0.01 --points 4096 --out trace.csv`;

/** `linnet device trace`: what the oscilloscope shows, as a file. */
export const addTrace: AddVerb = (device, ends) => {
  addAddress(device.command('trace').description('write what an oscilloscope shows as a CSV file'))
    .requiredOption('--slot <k>', 'of the oscilloscope, counted from 1', slotNumber)
    .option('--channel <n>', 'which channel (may be repeated; default: all)', collectNumber, [])
    .option('--from <s>', 'begin so many seconds after the trigger', anyNumber)
    .option('--to <s>', 'end so many seconds after the trigger', anyNumber)
    .option('--points <n>', 'the most points: 128, 256, ... 16384 (default: 1024)', wholeNumber(128, 16_384))
    .requiredOption('--out <file>', 'the file, which ends in .csv', fileName('.csv'))
    .addHelpText('after', help)
    .action(async (flags: TraceFlags) => {
      const { traceDevice } = await import('../device/trace.js');
      ends(await traceDevice(flags));
    });
};
