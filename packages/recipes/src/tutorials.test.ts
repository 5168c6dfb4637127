import { stringifyModel, withRunContext } from 'linnet';
import { toSvg } from 'linnet/node';
import type { Figure } from 'linnet/plot';
import { describe, expect, it } from 'vitest';
import { fitsOfM1, experiments as models } from './circles/experiments.js';
import {
  compileExperiment,
  drawSets,
  type Experiment,
  findRecipe,
  fitExperiment,
  loadTutorialFigures,
  recipes,
  type Tutorial,
  tutorials,
} from './index.js';

const sink = { write: () => undefined, isTerminal: false, columns: 80 };
const quietly = <T>(job: () => Promise<T>): Promise<T> => withRunContext({ progress: { sink, style: 'none' } }, job);

async function figuresOf(tutorial: Tutorial, name: string, experiment: Experiment): Promise<readonly Figure[]> {
  const sets = drawSets(experiment);
  const model = compileExperiment(experiment, sets);
  const history = await fitExperiment(model, experiment, sets, { progress: 'none' });
  const draw = await loadTutorialFigures(tutorial.name);
  return draw(name, { experiment, sets, model, history });
}

const cases = tutorials.map((tutorial) => ({ name: tutorial.name, tutorial }));

describe('tutorials', () => {
  it('are the first recipes', () => {
    expect(tutorials.map(({ name }) => name)).toEqual(recipes.slice(0, 5).map(({ name }) => name));
  });

  it.each(cases)('$name has the seeds of its recipe', ({ name, tutorial }) => {
    const { defaultSeed, defaultDataSeed = defaultSeed } = findRecipe(name);
    for (const { seed, data } of Object.values(tutorial.experiments)) {
      expect(seed).toBe(defaultSeed);
      expect(data).toHaveProperty('seed', defaultDataSeed);
    }
  });

  it.each(cases)('$name begins with what its recipe keeps, and draws the same of it', async ({ name, tutorial }) => {
    const [[key, experiment] = []] = Object.entries(tutorial.experiments);
    if (key === undefined || experiment === undefined) throw new Error('There is none.');
    const { defaultSeed: seed, defaultDataSeed: dataSeed = seed, load } = findRecipe(name);
    const { run } = await load();
    const { model, figures = [] } = await quietly(() => run({ seed, dataSeed, epochs: 2, seeds: 1 }));
    const short = { ...experiment, epochs: 2 };
    const own = compileExperiment(short, drawSets(short));
    await fitExperiment(own, short, drawSets(short), { progress: 'none' });
    expect(model && stringifyModel(model.toArtifact())).toBe(stringifyModel(own.toArtifact()));
    const expected = await Promise.all(figures.map(toSvg));
    for (const figure of await figuresOf(tutorial, key, short)) expect(expected).toContain(await toSvg(figure));
  });

  const each = cases.flatMap(({ tutorial }) =>
    Object.entries(tutorial.experiments).map(
      ([key, experiment]) => [tutorial.name, key, tutorial, experiment] as const,
    ),
  );
  it.each(each)('%s, %s, has figures whatever is changed', async (_, key, tutorial, experiment) => {
    const classes = { kind: 'blobs', seed: 1, rows: 60, centers: 4, deviation: 1 } as const;
    const numbers = { kind: 'surface', seed: 1, rows: 60, noise: 0, shape: 'hills' } as const;
    const waves = { kind: 'waves', seed: 1, rows: 60, length: 40, classes: 3, phase: 'random' } as const;
    const quick = { ...experiment, epochs: 1, forInstrument: false, learningRate: 0.001, tenfoldEvery: 0 };
    const told = { ...quick, test: 0.25, watch: true, loss: 'sparseCategoricalCrossentropy' } as const;
    const changed: readonly Experiment[] = [
      { ...told, data: classes, layers: '8:relu,4:softmax' },
      { ...told, data: classes, layers: '8:relu,4:softmax', test: 0 },
      { ...told, data: waves, layers: '8:relu,3:softmax', watch: false },
      { ...quick, data: numbers, test: 0.25, layers: '8:relu,1', loss: 'meanSquaredError' },
      { ...quick, data: numbers, test: 0, layers: '8:relu,1', loss: 'cosineSimilarity', tenfoldEvery: 20 },
    ];
    for (const other of changed) {
      const figures = await figuresOf(tutorial, key, other);
      expect(figures.length).toBeGreaterThan(1);
      for (const figure of figures) expect(await toSvg(figure)).not.toMatch(/NaN|undefined|Infinity/u);
    }
  });
});

describe('the first model of the rings', () => {
  it('trains in one fit to the bits of the two that the notebook has', async () => {
    const { m1 } = models;
    const sets = drawSets(m1);
    const [once, twice] = [compileExperiment(m1, sets), compileExperiment(m1, sets)];
    await fitExperiment(once, m1, sets, { progress: 'none' });
    for (const epochs of fitsOfM1) await fitExperiment(twice, m1, sets, { epochs, progress: 'none' });
    expect(stringifyModel(twice.toArtifact())).toBe(stringifyModel(once.toArtifact()));
  });
});
