import type { Backend, Plan, Program, ProgramState } from '@linnet/core';
import { array, assert, constantFrom, integer, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { watched } from '../test/memory-in-use.js';
import { dense, paramsOf, planOf, recurrent, samplesFor, trained, trainingOf } from '../test/nets.js';

/** A model of a size of its own, and all that was done with it. */
interface Life {
  readonly plan: Plan;
  readonly batchSize: number;
  readonly deeds: readonly ('train' | { readonly write: number })[];
}
interface Living extends Life {
  readonly program: Program;
}

const steps = array(
  record({
    // More come than go, so that blocks of many sizes lie beside each other.
    act: constantFrom('come', 'come', 'go', 'write', 'train'),
    which: nat(99),
    units: integer({ min: 1, max: 40 }),
    batchSize: integer({ min: 1, max: 33 }),
  }),
  { minLength: 1, maxLength: 40 },
);
type Step = { readonly act: string; readonly which: number; readonly units: number; readonly batchSize: number };

const modelOf = (units: number): Plan => planOf([1 + (units % 5), 3], recurrent('lstm', units), dense(2));

function act({ program, plan, batchSize }: Living, deed: Life['deeds'][number]): void {
  if (deed === 'train') trained(program, plan, samplesFor(plan, batchSize + 3, 7), batchSize);
  else program.write(paramsOf(plan, deed.write));
}

const create = (backend: Backend, life: Life): Living => ({
  ...life,
  program: backend.compile(life.plan, trainingOf(life.batchSize)),
});

/** Lets programs come, go and work as the steps say; those that are still there are left. */
function play(backend: Backend, script: readonly Step[]): readonly Living[] {
  const living: Living[] = [];
  for (const step of script) {
    const place = step.which % Math.max(1, living.length);
    const chosen = living[place];
    if (step.act === 'come') {
      living.push(create(backend, { plan: modelOf(step.units), batchSize: step.batchSize, deeds: [] }));
    } else if (chosen !== undefined && step.act === 'go') {
      chosen.program.dispose();
      living.splice(place, 1);
    } else if (chosen !== undefined) {
      const deed = step.act === 'train' ? 'train' : { write: step.which };
      act(chosen, deed);
      living[place] = { ...chosen, deeds: [...chosen.deeds, deed] };
    }
  }
  return living;
}

/** The same life, with nobody else there. */
function alone(backend: Backend, life: Life): ProgramState {
  const living = create(backend, life);
  for (const deed of life.deeds) act(living, deed);
  const state = living.program.readState();
  living.program.dispose();
  return state;
}

/** `toEqual` takes many times as long. */
const isSame = (left: ProgramState, right: ProgramState): boolean =>
  left.step === right.step &&
  [...left.params, ...left.moments].every((values, list) =>
    values.every((value, at) => value === [...right.params, ...right.moments][list]?.[at]),
  );

it('no program touches what another holds, and the room of those that went is used again', async () => {
  const [crowd, desert] = [await watched(), await watched()];
  const run = (script: readonly Step[]): void => {
    const living = play(crowd.backend, script);
    for (const life of living) expect(isSame(life.program.readState(), alone(desert.backend, life))).toBe(true);
    for (const { program } of living) program.dispose();
  };
  assert(
    property(steps, (script) => {
      run(script);
      const bytes = crowd.bytes();
      run(script);
      expect(crowd.bytes()).toBe(bytes);
    }),
    { numRuns: 40, seed: 1 },
  );
  for (const { backend } of [crowd, desert]) backend.dispose();
});
