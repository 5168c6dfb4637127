import type { Float32Samples, Pass, Program } from '@linnet/core';
import type { Has } from './faults.js';

/** What a lane waits with. */
interface Request {
  readonly lane: number;
  readonly samples: Float32Samples;
  readonly pass: Pass;
  readonly done: () => void;
}

/** Lanes over programs: passes begin when all that are left have asked for one. */
export function faultyLanes(programs: readonly Program[], has: Has): readonly Program[] {
  const left = new Set(programs.keys());
  let waiting: Request[] = [];
  const runAll = async (): Promise<void> => {
    if (waiting.length === 0 || waiting.length < left.size) return;
    const ready = waiting;
    waiting = [];
    for (const { lane, samples, pass, done } of ready) {
      await programs[lane]?.train(samples, faultyPass(pass, ready[0]?.pass ?? pass, has));
      done();
    }
  };
  return programs.map(
    (program, lane): Program => ({
      ...(has('has one memory for all lanes') ? (programs[0] ?? program) : program),
      train: (samples, pass) => {
        // Throws where the lane is gone.
        program.read();
        return new Promise((done) => {
          waiting.push({ lane, samples, pass, done });
          void runAll();
        });
      },
      dispose: () => {
        program.dispose();
        left.delete(lane);
        if (has('takes other lanes with it when one is disposed')) for (const other of programs) other.dispose();
        void runAll();
      },
    }),
  );
}

const faultyPass = (pass: Pass, first: Pass, has: Has): Pass =>
  has('gives all lanes the pass of the first')
    ? { ...pass, learningRate: first.learningRate, noiseSeed: first.noiseSeed, order: first.order }
    : pass;
