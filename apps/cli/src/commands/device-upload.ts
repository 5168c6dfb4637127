import { Option } from 'commander';
import type { UploadFlags } from '../device/upload.js';
import { hardwareKinds } from '../simulate/kinds.js';
import { folderName } from './arguments.js';
import { addPlace } from './device-options.js';
import type { AddVerb } from './verb.js';

const help = `
The file is checked before anything is sent. NAME.setup.json beside it sets input levels and the sample rate too, and with
--enable-outputs the outputs. Without --slots the network goes into the slot that --slot names, or into the one that runs a
Neural Network. Over anything that runs, another network included, it goes after a question only, or with --yes.

Examples:
  $ linnet device upload classifier.linn --address 192.168.1.20 --slots 4 --slot 2
  $ linnet device upload classifier.linn --address 192.168.1.20 --slots 4 --slot 2 --dry-run`;

/** `linnet device upload`: a network onto an instrument. */
export const addUpload: AddVerb = (device, ends) => {
  addPlace(
    device
      .command('upload')
      .description('upload a .linn file: shows what the instrument is and runs, then loads the network')
      .argument('<file.linn>'),
  )
    .option('--enable-outputs', "set the outputs to the setup's levels and switch them on")
    .option(
      '--bitstreams <dir>',
      'send bitstreams that the instrument lacks from this folder (default: MOKU_DATA_PATH)',
      folderName,
    )
    .option('--dry-run', 'print the requests and send nothing')
    .addOption(
      new Option('--hardware <kind>', 'with --dry-run: which instrument is assumed (default: pro)').choices(
        hardwareKinds,
      ),
    )
    .addHelpText('after', help)
    .action(async (file: string, flags: UploadFlags) => {
      const { uploadNetwork } = await import('../device/upload.js');
      ends(await uploadNetwork(file, flags));
    });
};
