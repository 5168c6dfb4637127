import type { Float32Samples, ProgramState } from '@linnet/core';
import { expect } from 'vitest';
import { expectError, expectSameBits } from './expect.js';
import { dense, flat, paramsFor, planOf, within } from './layers.js';
import { trainingOf } from './nets.js';
import { adam, additions, optimizers } from './optimizer-specs.js';
import { samplesFor } from './samples.js';
import { samplesOf, setups } from './setups.js';
import { type Setup, type Suite, trainPass } from './suite.js';

const plan = planOf(4, [
  dense(6, 'relu', { constraint: within(-0.7, 0.7) }),
  dense(5, 'sigmoid', { bias: false }),
  dense(1, 'tanh'),
]);
const setup: Setup = { plan, training: trainingOf(adam, 5), params: paramsFor(plan, 40) };
const samples = samplesFor(plan, 17, 41);
// A rate that suits every optimiser.
const gently = { learningRate: 0.02 };

/** Stopping and going on. */
export function testState({ test }: Suite): void {
  const cases: Readonly<Record<string, readonly [Setup, Float32Samples]>> = {
    ...Object.fromEntries(
      Object.entries({ ...optimizers, ...additions }).map(([title, optimizer]) => [
        title,
        [{ ...setup, training: trainingOf(optimizer, 5) }, samples],
      ]),
    ),
    ...Object.fromEntries(Object.entries(setups).map(([title, own]) => [title, [own, samplesOf(own, 17, 42)]])),
  };
  for (const [title, [own, rows]] of Object.entries(cases)) {
    test(`a new program goes on from a state to the same bits (${title})`, own, async ({ program }) => {
      const [steady, stopped, resumed] = [program(), program(), program()];
      for (const first of [steady, stopped]) {
        for (let epoch = 0; epoch < 3; epoch++) await trainPass(own, first, rows, gently);
      }
      // As it would come back from a file.
      const state: ProgramState = structuredClone(stopped.readState());
      stopped.dispose();
      resumed.writeState(state);
      for (let epoch = 0; epoch < 3; epoch++) {
        const [left, right] = [await trainPass(own, steady, rows, gently), await trainPass(own, resumed, rows, gently)];
        expectSameBits([right.out, right.losses], [left.out, left.losses], `predictions and losses of epoch ${epoch}`);
      }
      expectSameBits(resumed.read(), steady.read(), 'parameters');
      const [left, right] = [steady.readState(), resumed.readState()];
      expectSameBits(right.moments, left.moments, 'moments');
      expect(right.step, 'steps').toBe(left.step);
    });
  }

  test('the step count counts batches', setup, async ({ program }) => {
    const trained = program();
    expect(trained.readState().step).toBe(0);
    await trainPass(setup, trained, samples);
    expect(trained.readState().step).toBe(4);
  });

  test('a spent state may be written to, and is what is told then', setup, async ({ program }) => {
    const trained = program();
    await trainPass(setup, trained, samples);
    const spent = trained.readState();
    await trainPass(setup, trained, samples);
    const fresh = structuredClone(trained.readState());
    const again = trained.readState(spent);
    expectSameBits([...again.params, ...again.moments], [...fresh.params, ...fresh.moments], 'the state');
    expect(again.step, 'steps').toBe(fresh.step);
    await trainPass(setup, trained, samples);
    expectSameBits([...again.params, ...again.moments], [...fresh.params, ...fresh.moments], 'the state, later');
  });

  test('a state is a copy, both ways', setup, async ({ program }) => {
    const [trained, other] = [program(), program()];
    await trainPass(setup, trained, samples);
    const state = trained.readState();
    const copy = structuredClone(state);
    other.writeState(state);
    await trainPass(setup, trained, samples);
    await trainPass(setup, other, samples);
    expectSameBits(
      [...state.params, ...state.moments],
      [...copy.params, ...copy.moments],
      'the state, after further training',
    );
    for (const values of [...state.params, ...state.moments]) values.fill(9);
    expect([...flat(other.read()), ...flat(other.readState().moments)]).not.toContain(9);
  });

  test('writing parameters leaves the optimizer as it is', setup, async ({ program }) => {
    const trained = program();
    await trainPass(setup, trained, samples);
    const before = trained.readState();
    trained.write(setup.params);
    const after = trained.readState();
    expectSameBits(after.moments, before.moments, 'moments');
    expect(after.step).toBe(before.step);
  });

  test('a state of other lengths is an error, and changes nothing', setup, async ({ program }) => {
    const trained = program();
    await trainPass(setup, trained, samples);
    const state = structuredClone(trained.readState());
    const wrong: ProgramState[] = [
      { ...state, params: state.params.slice(1) },
      { ...state, params: state.params.map((values) => values.slice(1)) },
      { ...state, moments: state.moments.slice(1) },
      { ...state, moments: state.moments.map((values) => values.slice(1)) },
    ];
    for (const other of wrong) {
      const zeroed = { ...other, params: other.params.map((values) => values.map(() => 0)) };
      await expectError('bad-shape', 'writeState', () => trained.writeState(zeroed));
    }
    const after = trained.readState();
    expectSameBits([...after.params, ...after.moments], [...state.params, ...state.moments], 'the state');
    expect(after.step).toBe(state.step);
  });
}
