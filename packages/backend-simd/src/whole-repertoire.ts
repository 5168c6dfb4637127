import { adamaxStepSize, type GradientClipping, nadamFactors, type OptimizerSpec } from '@linnet/core';
import { placeSeen } from './grid-records.js';
import * as layout from './layout.js';
import type { Fields } from './record.js';
import { commonOptimizer, type OptimizerRecord, type Repertoire, writeRate } from './repertoire.js';
import { clippings, codeOf, optimizers } from './vocabulary.js';
import { wholeStages } from './whole-stages.js';

type SpecOf<Kind extends OptimizerSpec['kind']> = Extract<OptimizerSpec, { readonly kind: Kind }>;
type Rule = Omit<OptimizerRecord, 'words'> & { readonly variant?: boolean };

/** Of the whole kernel. */
export const wholeRepertoire: Repertoire = {
  stages: wholeStages,
  optimizer: (spec) => decaying(spec, clipping(spec.clipping, optimizerOf(spec))),
  placeSeen,
};

function optimizerOf(spec: OptimizerSpec): OptimizerRecord {
  if (spec.kind === 'sgd' || (spec.kind === 'adam' && spec.amsgrad !== true)) return commonOptimizer(spec);
  const { variant = false, ...rule } = ruleOf(spec);
  const code = codeOf(optimizers, spec.kind);
  return { ...rule, words: { [layout.PROGRAM_OPTIMIZER]: code, [layout.PROGRAM_VARIANT]: Number(variant) } };
}

function ruleOf(spec: Exclude<OptimizerSpec, SpecOf<'sgd'>>): Rule {
  switch (spec.kind) {
    case 'adam':
      return { ...commonOptimizer(spec), variant: true };
    case 'adamax':
      return {
        floats: moments(spec),
        factors: 1,
        writeFactors: (floats, at, step, learningRate) => {
          floats[at] = adamaxStepSize(spec, step, learningRate);
        },
      };
    case 'nadam':
      return nadam(spec);
    case 'rmsprop':
      return { ...byMeanSquare(spec.rho, spec.epsilon, spec.momentum), variant: spec.centered };
    case 'adadelta':
      return byMeanSquare(spec.rho, spec.epsilon);
    case 'adagrad':
      return byMeanSquare(0, spec.epsilon);
  }
}

const moments = ({ beta1, beta2, epsilon }: SpecOf<'adamax' | 'nadam'>): Fields => ({
  [layout.PROGRAM_FIRST_SHARE]: 1 - beta1,
  [layout.PROGRAM_SECOND_SHARE]: 1 - beta2,
  [layout.PROGRAM_EPSILON]: epsilon,
});

const byMeanSquare = (rho: number, epsilon: number, momentum = 0): Rule => ({
  floats: {
    [layout.PROGRAM_SECOND_SHARE]: 1 - rho,
    [layout.PROGRAM_EPSILON]: epsilon,
    [layout.PROGRAM_MOMENTUM]: momentum,
  },
  factors: 1,
  writeFactors: writeRate,
});

function nadam(spec: SpecOf<'nadam'>): Rule {
  const factorsAt = nadamFactors(spec);
  return {
    floats: moments(spec),
    factors: layout.FACTORS_SIZE / 4,
    writeFactors: (floats, at, step, learningRate) => {
      const { ofMean, ofGradient, ofSquares } = factorsAt(step, learningRate);
      floats[at + layout.FACTOR_STEP / 4] = ofMean;
      floats[at + layout.FACTOR_DECAY / 4] = 0;
      floats[at + layout.FACTOR_GRADIENT / 4] = ofGradient;
      floats[at + layout.FACTOR_SQUARES / 4] = ofSquares;
    },
  };
}

const clipping = (clip: GradientClipping | undefined, record: OptimizerRecord): OptimizerRecord =>
  clip === undefined
    ? record
    : {
        ...record,
        words: { ...record.words, [layout.PROGRAM_CLIPPING]: codeOf(clippings, clip.by) + 1 },
        floats: { ...record.floats, [layout.PROGRAM_CLIPPING_LIMIT]: clip.limit },
      };

function decaying({ weightDecay = 0 }: OptimizerSpec, record: OptimizerRecord): OptimizerRecord {
  if (weightDecay === 0) return record;
  return {
    ...record,
    factors: layout.FACTORS_SIZE / 4,
    writeFactors: (floats, at, step, learningRate) => {
      record.writeFactors(floats, at, step, learningRate);
      floats[at + layout.FACTOR_DECAY / 4] = learningRate * weightDecay;
    },
  };
}
