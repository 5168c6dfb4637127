import type { RecordFlags } from '../device/record.js';
import { aboveZero, folderName, someName, wholeNumber } from './arguments.js';
import { addPlace } from './device-options.js';
import type { AddVerb } from './verb.js';

const help = `
Rows are added to recordings.csv in the folder: the samples in volts, then the label; the sample rate and the levels stand
above. Record once for each label into the same folder, then train:
  $ linnet train DIR/recordings.csv --target label

An oscilloscope that runs already is used as it is, but for its time span. Otherwise one goes into an empty slot, or where
--slot and --slots say. A channel that nothing is connected to gets the input of its number.

Examples:
  $ linnet device record --address 192.168.1.20 --channel 1 --rate 10000 --rows 200 --label sound --out pump
  $ linnet device record --address 192.168.1.20 --channel 1 --rate 10000 --rows 200 --label defect --out pump`;

/** `linnet device record`: one's own signal as data to train with. */
export const addRecord: AddVerb = (device, ends) => {
  addPlace(device.command('record').description('record rows of a signal with a label, to train with'))
    .option('--channel <n>', 'of the oscilloscope', wholeNumber(1, 4), 1)
    .requiredOption('--rate <n>', 'samples a second', aboveZero)
    .requiredOption('--rows <n>', 'how many rows', wholeNumber(1, 100_000))
    .option('--length <n>', 'samples in a row', wholeNumber(1, 16_384), 100)
    .requiredOption('--label <name>', 'what the rows show', someName)
    .requiredOption('--out <dir>', 'folder for recordings.csv', folderName)
    .addHelpText('after', help)
    .action(async (flags: RecordFlags) => {
      const { recordRows } = await import('../device/record.js');
      ends(await recordRows(flags));
    });
};
