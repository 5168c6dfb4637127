import { collect } from './arguments.js';
import type { AddVerb } from './verb.js';

interface PluginFlags {
  readonly plugin: readonly string[];
  readonly json?: boolean;
}

/** `linnet plugins`: what is registered, where it came from, and whether it works here. */
export const addPlugins: AddVerb = (program) => {
  program
    .command('plugins')
    .description('list backends and exporters: where each came from, and whether it is available here')
    .option('--plugin <package>', 'register the plugins of a package or file as well (may be repeated)', collect, [])
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet plugins --plugin ./my-backend.ts')
    .action(async ({ plugin, json }: PluginFlags) => {
      const { loadPlugins } = await import('../plugins.js');
      const { findConfig } = await import('../config.js');
      const { unavailableReason } = await import('@linnet/core');
      const rows = (await loadPlugins(plugin, await findConfig())).map(({ plugin: loaded, from }) => {
        const { type, name } = loaded;
        const notAvailable = loaded.type === 'backend' ? unavailableReason(loaded) : undefined;
        return {
          type,
          name,
          from,
          available: notAvailable === undefined,
          ...(notAvailable === undefined ? {} : { reason: notAvailable }),
        };
      });
      if (json) console.log(JSON.stringify({ plugins: rows }, null, 2));
      else
        for (const { type, name, from, reason } of rows)
          console.log(
            `${type.padEnd(8)} ${name.padEnd(12)} ${from}${reason === undefined ? '' : ` - not available: ${reason}`}`,
          );
    });
};
