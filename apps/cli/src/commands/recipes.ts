import type { Recipe } from '@linnet/recipes';
import type { AddVerb } from './verb.js';

/** `linnet recipes`: what `linnet run` knows by name. */
export const addRecipes: AddVerb = (program) => {
  program
    .command('recipes')
    .description('list what "linnet run" knows by name')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ linnet recipes')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { recipes } = await import('@linnet/recipes');
      const rows = recipes.map(({ name, summary, expects, experiments = {} }) => ({
        name,
        summary,
        expects,
        experiments,
      }));
      console.log(json ? JSON.stringify({ recipes: rows }, null, 2) : rows.map(recipeText).join('\n'));
    });
};

/** What a recipe is for, what to expect, and what else can be tried. */
function recipeText({
  name,
  summary,
  expects,
  experiments,
}: Required<Pick<Recipe, 'name' | 'summary' | 'expects' | 'experiments'>>): string {
  const others = Object.entries(experiments).map(([experiment, line]) => `  --experiment ${experiment}: ${line}`);
  return [name, `  ${summary}`, `  Expect: ${expects}`, ...others].join('\n');
}
