import { resolveSeed, type Seed } from '../seeds.js';
import type { Checkpoint, RunSettings } from './checkpoint.js';
import type { FitOptions } from './fit-options.js';
import type { PreparedFit } from './prepare-fit.js';
import type { Trainee } from './trainee.js';

/** What a run has in common with every run that goes on from it, or that it goes on from. */
export interface RunIdentity {
  readonly settings: RunSettings;
  readonly seeds: { readonly weights: Seed; readonly order: Seed };
}

/**
 * What a run is, once the model's backend is loaded.
 * @throws LinnetError when it cannot go on from the checkpoint, with every reason.
 */
export async function identifyRun(
  { definition, engine, weightSeed }: Trainee,
  prepared: PreparedFit,
  options: FitOptions,
  resume: Checkpoint | undefined,
): Promise<RunIdentity> {
  const { name, variant } = engine.backend ?? { name: 'unknown' };
  const arithmetic = [name, variant].filter((part) => part !== undefined).join(' ');
  const settings = { ...prepared.settings, backend: arithmetic };
  const { seed } = options;
  if (resume === undefined) return { settings, seeds: { weights: weightSeed, order: resolveSeed(seed) } };
  // Few runs go on from another: what compares them is loaded when one does.
  const { checkCheckpoint } = await import('./check-checkpoint.js');
  checkCheckpoint(resume);
  const { checkPlan, checkResume } = await import('./checkpoints.js');
  checkPlan(resume, definition.lowered.plan);
  const seeds = { weights: goneOn(weightSeed, resume.seeds.weights), order: resolveSeed(seed ?? resume.seeds.order) };
  checkResume(resume, { settings, seeds }, prepared, options);
  return { settings, seeds };
}

/** That of the checkpoint, where no other was asked for. */
const goneOn = (seed: Seed, before: number): Seed => (seed.drawn ? { value: before, drawn: true } : seed);
