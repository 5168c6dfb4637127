import type { AddVerb } from './verb.js';

/** `linnet inspect`: what a network file holds. */
export const addInspect: AddVerb = (program) => {
  program
    .command('inspect')
    .description('look into a .linn file: layers, parameters, limits used, latency on each device')
    .argument('<file.linn>')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet inspect classifier.linn')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const { readBytes } = await import('@linnet/core/node');
      const { formatInspection, inspectLinn, parseLinn } = await import('linnet');
      const inspection = inspectLinn(parseLinn(await readBytes(file)), { fileName: file });
      console.log(json ? JSON.stringify(inspection, null, 2) : formatInspection(inspection).trimEnd());
    });
};
