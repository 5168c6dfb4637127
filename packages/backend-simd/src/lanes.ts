import {
  type Float32Samples,
  LinnetError,
  type Pass,
  type Plan,
  type Program,
  type ProgramState,
  separateHead,
  sizeOf,
  type Training,
} from '@linnet/core';
import { crashed } from './crash.js';
import type { Kernel } from './instance.js';
import * as layout from './layout.js';
import { programLifetime } from './lifetime.js';
import { createParameters, type Parameters } from './parameters.js';
import { partsOf } from './parts.js';
import { bytesOf, placeProgram } from './placement.js';
import { compileTraining } from './program.js';
import type { Repertoire } from './repertoire.js';
import { createHome, type Home, type Residence } from './residence.js';
import { stagesOf } from './stages.js';

/** Lanes of a vector. */
const width = 4;

/** One of the models of a group. */
interface Lane {
  readonly parameters: Parameters;
  /** Where its record lies. */
  readonly record: number;
  step: number;
  disposed: boolean;
  readonly home: Home;
  /** The samples that it trains on. */
  residence: Residence | undefined;
  /** What it has asked for and waits for. */
  request: Request | undefined;
}

interface Request {
  readonly samples: Float32Samples;
  readonly pass: Pass;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Programs of one plan side by side: four at a time in the lanes of the kernel's vectors. Recurrent plans, and one
 * that is left over from fours, run as programs alone.
 */
export function compileLanes(kernel: Kernel, plan: Plan, training: Training, count: number): readonly Program[] {
  if (!Number.isInteger(count) || count < 1) {
    throw new LinnetError('bad-option', `${count} lanes were asked for; use a whole number from 1 up.`);
  }
  const fits = fitLanes(plan, training, kernel.repertoire);
  const programs: Program[] = [];
  try {
    while (programs.length < count) {
      const wanted = Math.min(width, count - programs.length);
      if (!fits || wanted === 1) programs.push(compileTraining(kernel, plan, training));
      else programs.push(...createGroup(kernel, plan, training, wanted));
    }
  } catch (error) {
    // Nobody would dispose those that were made before memory ran out.
    for (const program of programs) program.dispose();
    throw error;
  }
  return programs;
}

/** Whether every stage is laid out for lanes, and one number tells the optimiser all that changes from step to step. */
function fitLanes(plan: Plan, training: Training, { stages, optimizer }: Repertoire): boolean {
  if (optimizer(training.optimizer).factors > 1 || (training.optimizer.clipping?.by ?? 'value') !== 'value')
    return false;
  return stagesOf(plan, stages).every(({ kind }) => kind === 'dense' || kind === 'copy' || kind === 'softmax');
}

/** Up to four programs; lanes that nobody asked for train on what the first lane trains on. */
function createGroup(kernel: Kernel, plan: Plan, training: Training, count: number): readonly Program[] {
  const { memory } = kernel;
  const { batchSize, loss } = training;
  const parts = partsOf(separateHead(plan, loss), training, kernel.repertoire, { batchSize, width });
  const optimizer = kernel.repertoire.optimizer(training.optimizer);
  /** Predicts and evaluates for all of them: it is given the parameters of the lane that asks. */
  const alone = compileTraining(kernel, plan, training);
  const base = allocateOr(alone, () => memory.allocate(bytesOf(parts)));
  const at = placeProgram(parts, base, memory.views());
  const outputs = sizeOf(plan.output);
  const lanes = Array.from(
    { length: count },
    (_, lane): Lane => ({
      parameters: createParameters(memory, parts, at, lane),
      record: at.lanes + lane * layout.PROGRAM_SIZE,
      step: 0,
      disposed: false,
      home: createHome(memory, { outputs, batchSize, factors: 1 }),
      residence: undefined,
      request: undefined,
    }),
  );
  /** A rate for each lane and batch; behind them room for losses that nobody asked for. */
  let rates = { address: 0, batches: 0 };

  const free = (): void => {
    memory.free(base);
    memory.free(rates.address);
    alone.dispose();
  };
  const makeRoomForRates = (batches: number): void => {
    if (rates.batches >= batches) return;
    memory.free(rates.address);
    rates = { address: 0, batches: 0 };
    rates = { address: memory.allocate(batches * (4 * width + 8)), batches };
  };
  const writeRates = (members: readonly Lane[], batches: number): void => {
    const { floats } = memory.views();
    const size = new Float64Array(1);
    for (let batch = 0; batch < batches; batch++) {
      let known = -1;
      for (const [number, { step, request }] of members.entries()) {
        // Mostly all lanes are at the same step, and a step size is proportional to the rate.
        if (step !== known) optimizer.writeFactors(size, 0, step + batch + 1, 1);
        known = step;
        floats[rates.address / 4 + batch * width + number] = (size[0] as number) * (request?.pass.learningRate ?? 0);
      }
    }
  };
  /** Trains lanes whose passes cover the same stretch; the others come back to what they were. */
  const trainTogether = (members: readonly Lane[]): void => {
    const [first] = members;
    const stretch = first?.request?.pass;
    if (first === undefined || stretch === undefined) return;
    const { from, to } = stretch;
    const batches = Math.ceil((to - from) / batchSize);
    const others = lanes.filter((lane) => !members.includes(lane) && !lane.disposed);
    const kept = others.map((lane): ProgramState => lane.parameters.readState(lane.step));
    makeRoomForRates(batches);
    for (const lane of members) {
      const { samples, pass } = lane.request ?? {};
      if (samples !== undefined && pass !== undefined) {
        lane.residence = lane.home.settle(samples);
        lane.residence.writeOrder(pass.order, from, to);
      }
    }
    writeRates(
      lanes.map((lane) => (members.includes(lane) ? lane : first)),
      batches,
    );
    const { words } = memory.views();
    words[(at.program + layout.PROGRAM_RATES) / 4] = rates.address;
    words[(at.program + layout.PROGRAM_STEP) / 4] = first.step;
    for (let number = 0; number < width; number++) {
      const lane = lanes[number];
      const acting = lane !== undefined && members.includes(lane) ? lane : first;
      const record = at.lanes + number * layout.PROGRAM_SIZE;
      acting.residence?.point(words, record);
      words[(record + layout.PROGRAM_STEP) / 4] = acting.step;
      words[(record + layout.PROGRAM_NOISE_SEED) / 4] = acting.request?.pass.noiseSeed ?? 0;
      if (acting === lane) continue;
      // Nobody asked this lane: its results would fall on those of the first.
      words[(record + layout.PROGRAM_OUT) / 4] = 0;
      words[(record + layout.PROGRAM_LOSSES) / 4] = rates.address + rates.batches * 4 * width;
    }
    kernel.functions.refresh(at.program);
    kernel.functions.trainLanes(at.program, from, to);
    for (const lane of members) {
      lane.step += batches;
      if (lane.request !== undefined) lane.residence?.readResults(lane.request.pass);
    }
    others.forEach((lane, index) => {
      const state = kept[index];
      if (state !== undefined) lane.parameters.writeState(state);
    });
  };
  /** Runs once every lane that is there has asked. */
  const runWhenAllAsked = (): void => {
    const present = lanes.filter(({ disposed }) => !disposed);
    if (present.length === 0 || present.some(({ request }) => request === undefined)) return;
    const stretches = new Map<string, Lane[]>();
    for (const lane of present) {
      const key = `${lane.request?.pass.from} ${lane.request?.pass.to}`;
      stretches.set(key, [...(stretches.get(key) ?? []), lane]);
    }
    const requests = present.flatMap(({ request }) => request ?? []);
    try {
      for (const members of stretches.values()) trainTogether(members);
    } catch (cause) {
      const stage = memory.views().words[(at.program + layout.PROGRAM_STAGE_AT_WORK) / 4] ?? 0;
      const error = LinnetError.is(cause) ? cause : crashed(parts, stage, cause);
      for (const lane of present) lane.request = undefined;
      for (const { reject } of requests) reject(error);
      return;
    }
    for (const lane of present) lane.request = undefined;
    for (const { resolve } of requests) resolve();
  };
  return lanes.map((lane): Program => {
    const lifetime = programLifetime(() => {
      lane.disposed = true;
      lane.home.free();
      lane.request?.reject(new LinnetError('disposed', 'This program was disposed while it waited for the others.'));
      lane.request = undefined;
      if (lanes.every(({ disposed }) => disposed)) free();
      else runWhenAllAsked();
    });
    const { guard, dispose } = lifetime;
    const borrowed = <Result>(work: () => Result): Result => {
      alone.write(lane.parameters.read());
      return work();
    };
    return {
      train: guard(
        (samples, pass) =>
          new Promise<void>((resolve, reject) => {
            if (lane.request !== undefined) {
              throw new LinnetError('bad-option', 'This lane waits for the others already; await its pass first.');
            }
            lane.request = { samples, pass, resolve, reject };
            runWhenAllAsked();
          }),
      ),
      evaluate: guard((samples, out) => borrowed(() => alone.evaluate(samples, out))),
      infer: guard((x, out) => borrowed(() => alone.infer(x, out))),
      read: guard(lane.parameters.read),
      write: guard(lane.parameters.write),
      readState: guard((spent) => lane.parameters.readState(lane.step, spent)),
      writeState: guard((state) => {
        lane.parameters.writeState(state);
        lane.step = state.step;
      }),
      dispose,
    };
  });
}

/** What allocates after a program frees that program where it fails. */
function allocateOr(program: Program, allocate: () => number): number {
  try {
    return allocate();
  } catch (error) {
    program.dispose();
    throw error;
  }
}
