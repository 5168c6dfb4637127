import type { Float32Samples, Program } from '@linnet/core';
import { expect } from 'vitest';
import { expectClose, expectError, expectSameBits } from './expect.js';
import { paramsFor } from './layers.js';
import { samplesOf, setups } from './setups.js';
import {
  type Bench,
  evaluate,
  infer,
  type PassOptions,
  type PassResults,
  type Setup,
  type Suite,
  trainPass,
} from './suite.js';

const rows = 21;
const tolerance = 1e-6;

/** Programs that compute side by side. */
export function testLanes({ test }: Suite): void {
  for (const [title, setup] of Object.entries(setups)) {
    for (const count of [1, 4, 5]) {
      test(`${title}: ${count} side by side train as each alone`, setup, (bench) => expectAsAlone(setup, bench, count));
    }
  }
  const [setup] = Object.values(setups);
  if (setup === undefined) return;
  testOthers(test, setup);
  testEnds(test, setup);
}

/** Own parameters, order, noise and rate: each lane must do what a program alone does. */
async function expectAsAlone(setup: Setup, bench: Bench, count: number): Promise<void> {
  const samples = samplesOf(setup, rows, 860);
  const lanes = await startedLanes(setup, bench, count);
  const alone = lanes.map((_, lane) => bench.program(startOf(setup, lane)));
  for (let epoch = 0; epoch < 3; epoch++) {
    const together = await trainAll(setup, lanes, samples, epoch);
    for (const [lane, program] of alone.entries()) {
      const { out, losses } = await trainPass(setup, program, samples, passOf(lane, epoch));
      const { out: ownOut, losses: ownLosses } = together[lane] ?? expect.fail('a lane gave no results');
      expectClose([ownOut, ownLosses], [out, losses], tolerance, `predictions and losses of lane ${lane}`);
      expectClose(lanes[lane]?.read() ?? [], program.read(), tolerance, `parameters of lane ${lane}`);
    }
  }
}

function testOthers(test: Suite['test'], setup: Setup): void {
  const samples = samplesOf(setup, rows, 862);
  test('what one of them is asked leaves the others as they are', setup, async (bench) => {
    const lanes = await startedLanes(setup, bench, 4);
    await trainAll(setup, lanes, samples, 0);
    const [first, second, ...others] = lanes;
    if (first === undefined || second === undefined) return expect.fail('there are fewer than asked for');
    const before = others.map((lane) => lane.readState());
    const alone = bench.program();
    alone.writeState(first.readState());
    expectClose([await infer(setup, first, samples)], [await infer(setup, alone, samples)], tolerance, 'predictions');
    const [evaluated, expected] = [await evaluate(setup, first, samples), await evaluate(setup, alone, samples)];
    expectClose([evaluated.out], [expected.out], tolerance, 'predictions of evaluate');
    expect(evaluated.loss, 'loss of evaluate').toBeCloseTo(expected.loss, 5);
    first.write(setup.params);
    expectSameBits(first.read(), setup.params, 'parameters that were written');
    second.writeState(first.readState());
    expectSameBits(second.readState().moments, first.readState().moments, 'moments that were written');
    expectSameBits(second.read(), setup.params, 'parameters that were written as a state');
    for (const [index, lane] of others.entries()) expect(lane.readState()).toEqual(before[index]);
  });

  test('one goes on from a state of a program alone, and the other way round', setup, async (bench) => {
    const [alone, other] = [bench.program(), bench.program()];
    await trainPass(setup, alone, samples, passOf(0, 0));
    const lanes = await startedLanes(setup, bench, 2);
    for (const lane of lanes) lane.writeState(structuredClone(alone.readState()));
    await trainAll(setup, lanes, samples, 1);
    await trainPass(setup, alone, samples, passOf(0, 1));
    expectClose(lanes[0]?.read() ?? [], alone.read(), tolerance, 'parameters');
    other.writeState(structuredClone(lanes[0]?.readState() ?? expect.fail('there is no lane')));
    await trainPass(setup, other, samples, passOf(0, 2));
    await trainPass(setup, alone, samples, passOf(0, 2));
    expectClose(other.read(), alone.read(), tolerance, 'parameters of a program alone that took over');
  });

  test('each may train on rows of its own', setup, async (bench) => {
    const lanes = await startedLanes(setup, bench, 3);
    const own = lanes.map((_, lane) => samplesOf(setup, rows + 5 * lane, 863 + lane));
    const results = lanes.map((lane, index) =>
      trainPass(setup, lane, own[index] ?? samples, { noiseSeed: index, learningRate: 0.01 }),
    );
    await Promise.all(results);
    for (const [index, lane] of lanes.entries()) {
      const alone = bench.program(startOf(setup, index));
      await trainPass(setup, alone, own[index] ?? samples, { noiseSeed: index, learningRate: 0.01 });
      expectClose(lane.read(), alone.read(), tolerance, `parameters of lane ${index}`);
    }
  });
}

function testEnds(test: Suite['test'], setup: Setup): void {
  const samples = samplesOf(setup, rows, 864);
  test('when one is disposed the others go on', setup, async (bench) => {
    const lanes = await startedLanes(setup, bench, 4);
    await trainAll(setup, lanes, samples, 0);
    const [gone, ...left] = lanes;
    gone?.dispose();
    await expectError('disposed', 'read after dispose', () => gone?.read());
    await expectError('disposed', 'train after dispose', () => gone && trainPass(setup, gone, samples));
    await Promise.all(left.map((lane, index) => trainPass(setup, lane, samples, passOf(index + 1, 1))));
    for (const [index, lane] of left.entries()) {
      const alone = bench.program(startOf(setup, index + 1));
      for (const epoch of [0, 1]) await trainPass(setup, alone, samples, passOf(index + 1, epoch));
      expectClose(lane.read(), alone.read(), tolerance, `parameters of lane ${index + 1}`);
    }
  });

  test('those that wait go on when the last that did not ask is disposed', setup, async (bench) => {
    const [gone, ...left] = await startedLanes(setup, bench, 3);
    const waiting = left.map((lane, index) => trainPass(setup, lane, samples, passOf(index + 1, 0)));
    gone?.dispose();
    await Promise.all(waiting);
    for (const [index, lane] of left.entries()) {
      const alone = bench.program(startOf(setup, index + 1));
      await trainPass(setup, alone, samples, passOf(index + 1, 0));
      expectClose(lane.read(), alone.read(), tolerance, `parameters of lane ${index + 1}`);
    }
  });
}

/** Lanes, each at parameters of its own. */
async function startedLanes(setup: Setup, bench: Bench, count: number): Promise<readonly Program[]> {
  const lanes = await bench.lanes(count);
  expect(lanes, 'as many as asked for').toHaveLength(count);
  for (const [lane, program] of lanes.entries()) program.write(startOf(setup, lane));
  return lanes;
}

const startOf = ({ plan }: Setup, lane: number): readonly Float32Array[] => paramsFor(plan, 870 + lane, 0.6);

const trainAll = (
  setup: Setup,
  lanes: readonly Program[],
  samples: Float32Samples,
  epoch: number,
): Promise<readonly PassResults[]> =>
  Promise.all(lanes.map((program, lane) => trainPass(setup, program, samples, passOf(lane, epoch))));

// Without a factor in common with the number of rows: each makes an order of all of them.
const strides = [2, 4, 5, 8, 10];

/** Of an epoch of a lane: no two are alike. */
const passOf = (lane: number, epoch: number): PassOptions => ({
  order: Uint32Array.from(
    { length: rows },
    (_, place) => (place * (strides[lane % strides.length] ?? 1) + epoch) % rows,
  ),
  learningRate: 0.005 * (1 + lane),
  noiseSeed: 10 * lane + epoch,
});
