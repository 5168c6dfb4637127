import type { Float32Samples, Grid, Plan } from '@linnet/core';
import { expectClose, expectSameBits } from './expect.js';
import { dense, planOf, quantise } from './layers.js';
import { testNet } from './net-tests.js';
import { trainingOf } from './nets.js';
import { sgd } from './optimizer-specs.js';
import { quantisedNets } from './quantised-nets.js';
import { infer, type Setup, type Suite, trainPass } from './suite.js';

const quarters: Grid = { step: 1 / 4, least: -4, greatest: 3, rounding: 'halfUp' };

/** Numbers on the grids of fixed point: of values, and of what ops see of parameters. */
export function testQuantising({ test }: Suite): void {
  for (const net of quantisedNets) testNet(test, net);
  testTies(test);
  testKept(test);
}

/** Halves between two numbers of the grid, and the nearest single floats to them. */
const near = (half: number): readonly number[] =>
  [half * (1 - 1 / 0x1000000), half, half * (1 + 1 / 0x800000)].map(Math.fround);

function testTies(test: Suite['test']): void {
  const inputs = [-0.5, 0.5, -1.5, 1.5, 2.5, -2.5, -0.25, 0.75].flatMap(near).map((steps) => steps / 4);
  const expected = { halfUp: wholeHalfUp, halfEven: wholeHalfEven, floor: Math.floor } as const;
  for (const [rounding, whole] of Object.entries(expected)) {
    const plan = planOf(1, [quantise({ ...quarters, rounding: rounding as Grid['rounding'] }), dense(1, 'linear')]);
    const setup = setupOf(plan, [1, 0]);
    test(`halves and their neighbours, to the bit (${rounding})`, setup, async ({ program }) => {
      const wanted = inputs.map((x) => Math.min(3, Math.max(-4, whole(x * 4))) / 4 + 0);
      const given = await infer(setup, program(), columnOf(inputs));
      expectSameBits([given.map((value) => value + 0)], [Float32Array.from(wanted)], 'predictions');
    });
  }
}

const wholeHalfUp = (x: number): number => Math.floor(x) + Number(x - Math.floor(x) >= 0.5);
const wholeHalfEven = (x: number): number =>
  x - Math.floor(x) === 0.5 ? 2 * Math.round(Math.floor(x) / 2 + 0.25) : wholeHalfUp(x);

/** A weight that is kept as it is and seen as a multiple of 1/4: y = w x, loss (y - t)^2, so dL/dw = 2 (y - t) x. */
function testKept(test: Suite['test']): void {
  const { step, ...whole } = quarters;
  const plan = planOf(1, [dense(1, 'linear', { bias: false, grid: { ...whole, steps: [step] } })]);
  const setup = setupOf(plan, [0.3]);
  const samples = columnOf([1], [0]);
  test('a parameter on a grid is kept as it is, and small updates of it add up', setup, async ({ program }) => {
    const trained = program();
    expectSameBits(trained.read(), setup.params, 'the parameter at the start');
    const seen: number[] = [];
    for (let step = 0; step < 4; step++) {
      seen.push(...(await infer(setup, trained, samples)));
      await trainPass(setup, trained, samples, { learningRate: 0.15 });
    }
    // 0.3 is seen as 0.25 and loses 0.15 x 0.5 a step: 0.225, 0.15, 0.075, which is the first below 1/8, and stays.
    expectClose([Float64Array.from(seen)], [Float64Array.of(0.25, 0.25, 0.25, 0)], 0, 'what is seen of it');
    expectClose(trained.read(), [Float64Array.of(0.075)], 1e-7, 'the parameter');
  });

  const beyond = setupOf(plan, [-2]);
  test('the gradient reaches a parameter beyond the ends of its grid', beyond, async ({ program }) => {
    const trained = program();
    await trainPass(beyond, trained, samples, { learningRate: 0.1 });
    // It is seen as -1.
    expectClose(trained.read(), [Float64Array.of(-1.8)], 1e-6, 'the parameter');
  });

  const limited = planOf(1, [dense(1, 'linear', { bias: false }), quantise(quarters)]);
  const within = setupOf(limited, [0.5]);
  test('the gradient by values passes at the ends of a grid, and not beyond', within, async ({ program }) => {
    // The ends are 0.75 and -1; what is lost is 0.1 x 2 y x.
    for (const [x, left] of [
      [1.5, 0.275],
      [1.6, 0.5],
      [-2, 0.1],
      [-2.2, 0.5],
    ] as const) {
      const trained = program();
      await trainPass(within, trained, columnOf([x], [0]), { learningRate: 0.1 });
      expectClose(trained.read(), [Float64Array.of(left)], 1e-6, `the parameter after an input of ${x}`);
    }
  });
}

const setupOf = (plan: Plan, params: readonly number[]): Setup => ({
  plan,
  training: trainingOf(sgd, 4),
  params: params.map((value) => Float32Array.of(value)),
});

const columnOf = (x: readonly number[], y: readonly number[] = x): Float32Samples => ({
  x: { data: Float32Array.from(x), shape: [x.length, 1] },
  y: { data: Float32Array.from(y), shape: [y.length, 1] },
});
