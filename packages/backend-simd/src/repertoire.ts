import { adamStepSize, type Floats, type OptimizerSpec } from '@linnet/core';
import { commonStages } from './common-stages.js';
import type { PlaceSeen } from './grid-records.js';
import * as layout from './layout.js';
import type { Fields } from './record.js';
import type { StageMaker } from './stages.js';

/** How the kernel is told of an optimiser. */
export interface OptimizerRecord {
  /** Fields of the program. */
  readonly words: Fields;
  readonly floats: Fields;
  /** Floats for each batch. */
  readonly factors: number;
  /** Writes those of a step, which counts from 1. Where there is one alone it is proportional to the rate. */
  writeFactors(floats: Floats, at: number, step: number, learningRate: number): void;
}

/** What a build of the kernel runs, and how it is told so. */
export interface Repertoire {
  readonly stages: StageMaker;
  readonly optimizer: (spec: OptimizerSpec) => OptimizerRecord;
  /** Of a kernel that has grids of parameters. */
  readonly placeSeen?: PlaceSeen;
}

/** Of the common kernel. */
export const commonRepertoire: Repertoire = { stages: commonStages, optimizer: commonOptimizer };

/** Descent, and Adam. */
export function commonOptimizer(spec: OptimizerSpec): OptimizerRecord {
  if (spec.kind === 'adam') {
    return {
      words: { [layout.PROGRAM_OPTIMIZER]: layout.ADAM },
      floats: {
        [layout.PROGRAM_FIRST_SHARE]: 1 - spec.beta1,
        [layout.PROGRAM_SECOND_SHARE]: 1 - spec.beta2,
        [layout.PROGRAM_EPSILON]: spec.epsilon,
      },
      factors: 1,
      writeFactors: (floats, at, step, learningRate) => {
        floats[at] = adamStepSize(spec, step, learningRate);
      },
    };
  }
  if (spec.kind !== 'sgd') throw new RangeError(`The kernel has no optimizer "${spec.kind}"; refuse says so.`);
  return {
    words: { [layout.PROGRAM_VARIANT]: Number(spec.nesterov) },
    floats: { [layout.PROGRAM_MOMENTUM]: spec.momentum },
    factors: 1,
    writeFactors: writeRate,
  };
}

/** The rate itself. */
export function writeRate(floats: Floats, at: number, _step: number, learningRate: number): void {
  floats[at] = learningRate;
}
