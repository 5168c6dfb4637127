import type { AddVerb } from './verb.js';

/** `linnet recipes`: what `linnet run` knows by name. */
export const addRecipes: AddVerb = (program) => {
  program
    .command('recipes')
    .description('list what "linnet run" knows by name')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet recipes')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { recipes } = await import('../recipes/index.js');
      const rows = recipes.map(({ name, summary, expects }) => ({ name, summary, expects }));
      console.log(
        json
          ? JSON.stringify({ recipes: rows }, null, 2)
          : rows.map(({ name, summary, expects }) => `${name}\n  ${summary}\n  Expect: ${expects}`).join('\n'),
      );
    });
};
