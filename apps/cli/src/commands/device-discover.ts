import type { DiscoverFlags } from '../device/discover.js';
import { numberThat } from './arguments.js';
import type { AddVerb } from './verb.js';

/** A day is longer than anybody waits, s. */
const mostSeconds = 86_400;

const listening = numberThat((value) => value > 0 && value <= mostSeconds, `a number above 0, up to ${mostSeconds}`);

/** `linnet device discover`: which instruments announce themselves. */
export const addDiscover: AddVerb = (device, ends) => {
  device
    .command('discover')
    .description('list the instruments that announce themselves in the local network (DNS-SD, _moku._tcp)')
    .option('--timeout <s>', 'how long to listen', listening, 5)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet device discover')
    .action(async (flags: DiscoverFlags) => {
      const { discoverDevices } = await import('../device/discover.js');
      ends(await discoverDevices(flags));
    });
};
