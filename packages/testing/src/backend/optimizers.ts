import { type Constraint, momentsOf, type Regularizer, sizeOf } from '@linnet/core';
import { expect } from 'vitest';
import { expectEpochs } from './epochs.js';
import { expectClose } from './expect.js';
import { dense, gru, paramsFor, planOf } from './layers.js';
import { trainingOf } from './nets.js';
import { adam, optimizers, sgd } from './optimizer-specs.js';
import { createReference, type Reference } from './reference.js';
import { samplesFor } from './samples.js';
import { evaluate, type Setup, type Suite } from './suite.js';

// A layer that does not train in between: what is kept for parameters is kept for those that train.
const layers = [dense(5, 'tanh'), dense(4, 'tanh', { trained: false }), dense(2, 'linear')];
const plan = planOf(3, layers);
const samples = samplesFor(plan, 18, 811);

/** Updates: optimisers, regularizers, constraints. */
export function testOptimizers(suite: Suite): void {
  testEachOptimizer(suite);
  testRegularizers(suite);
  testConstraints(suite);
}

function testEachOptimizer({ test }: Suite): void {
  for (const [title, optimizer] of Object.entries(optimizers)) {
    const setup: Setup = { plan, training: trainingOf(optimizer, 5), params: paramsFor(plan, 810) };
    test(`${title}: four epochs as the reference has them`, setup, async ({ program }) => {
      const trained = program();
      const reference = createReference(plan, setup.training, setup.params);
      await expectEpochs(setup, trained, reference, samples, { epochs: 4, learningRate: 0.02 });
      const { moments } = trained.readState();
      const trainedParams = plan.params.filter((param) => param.trained);
      const kept = momentsOf(optimizer);
      const lengths = trainedParams.flatMap(({ shape }) => new Array<number>(kept).fill(sizeOf(shape)));
      expect(
        moments.map(({ length }) => length),
        'what is kept, by length',
      ).toEqual(lengths);
      expectClose(moments, momentsOfReference(reference, setup, kept), 1e-5, 'what is kept');
    });
  }
}

/** As a state has them: for each parameter that trains an array of each kind. */
const momentsOfReference = ({ optimizer }: Reference, { plan }: Setup, kept: number): readonly Float64Array[] =>
  optimizer.moments.flatMap((lists, index) =>
    plan.params[index]?.trained
      ? Array.from({ length: kept }, (_, kind) => Float64Array.from(lists, (list) => list[kind] ?? Number.NaN))
      : [],
  );

const regularizers: Readonly<Record<string, Regularizer>> = {
  l1: { l1: 0.03, l2: 0 },
  l2: { l1: 0, l2: 0.02 },
  'l1 and l2': { l1: 0.01, l2: 0.04 },
};

function testRegularizers({ test }: Suite): void {
  for (const [title, regularizer] of Object.entries(regularizers)) {
    const own = planOf(3, [dense(5, 'relu', { regularizer }), dense(3, 'tanh'), dense(2, 'linear', { regularizer })]);
    // |w| has no slope where w is 0.
    const params = paramsFor(own, 820).map((values) => values.map((value, at) => (at % 4 === 0 ? 0 : value)));
    const setup: Setup = { plan: own, training: trainingOf(sgd, 5), params };
    test(`regularizer ${title} counts in losses and in updates`, setup, async ({ program }) => {
      const trained = program();
      const reference = createReference(own, setup.training, params);
      const { loss } = await evaluate(setup, trained, samples);
      expect(loss, 'loss of evaluate').toBeCloseTo(reference.loss(samples), 5);
      await expectEpochs(setup, trained, reference, samples, { epochs: 3, learningRate: 0.05 });
    });
  }
}

const constraints: Readonly<Record<string, Constraint>> = {
  'an interval': { kind: 'interval', to: [-0.3, 0.2] },
  'an interval with one end': { kind: 'interval', to: [0, Number.POSITIVE_INFINITY] },
  'a largest norm': { kind: 'norm', low: 0, high: 0.6, rate: 1 },
  'a norm of 1': { kind: 'norm', low: 1, high: 1, rate: 1 },
  'a norm between two, by and by': { kind: 'norm', low: 0.5, high: 0.8, rate: 0.3 },
};

function testConstraints({ test }: Suite): void {
  for (const [title, constraint] of Object.entries(constraints)) {
    const own = planOf(3, [dense(5, 'tanh', { constraint }), dense(3, 'tanh'), dense(2, 'linear', { constraint })]);
    testConstraint(`constraint to ${title}`, own);
    testConstraint(`constraint of a gru to ${title}`, planOf([3, 1], [gru(3, { constraint }), dense(2, 'linear')]));
  }

  function testConstraint(title: string, own: Setup['plan']): void {
    for (const optimizer of [sgd, adam]) {
      const setup: Setup = {
        plan: own,
        training: trainingOf(optimizer, 5),
        params: paramsFor(own, 830),
      };
      test(`${title} holds after every update (${optimizer.kind})`, setup, async ({ program }) => {
        const reference = createReference(own, setup.training, setup.params);
        const rows = samplesFor(own, 18, 831);
        await expectEpochs(setup, program(), reference, rows, { epochs: 2, learningRate: 0.03 });
      });
    }
  }
}
