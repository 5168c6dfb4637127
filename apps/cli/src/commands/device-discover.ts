import type { DiscoverFlags } from '../device/discover.js';
import { aboveZero } from './arguments.js';
import type { AddVerb } from './verb.js';

/** `linnet device discover`: which instruments announce themselves. */
export const addDiscover: AddVerb = (device, ends) => {
  device
    .command('discover')
    .description('list the instruments that announce themselves in the local network (DNS-SD, _moku._tcp)')
    .option('--timeout <s>', 'how long to listen', aboveZero, 5)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet device discover')
    .action(async (flags: DiscoverFlags) => {
      const { discoverDevices } = await import('../device/discover.js');
      ends(await discoverDevices(flags));
    });
};
