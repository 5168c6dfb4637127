import { type Constraint, momentsOf, type Regularizer, sizeOf } from '@linnet/core';
import { expect } from 'vitest';
import { expectEpochs } from './epochs.js';
import { expectClose } from './expect.js';
import { dense, paramsFor, planOf, within } from './layers.js';
import { trainingOf } from './nets.js';
import { adam, additions, optimizers, sgd } from './optimizer-specs.js';
import { gru } from './recurrent-layers.js';
import { createReference, type Reference } from './reference.js';
import { samplesFor } from './samples.js';
import { evaluate, type Setup, type Suite } from './suite.js';

// A layer that does not train in between: what is kept for parameters is kept for those that train.
const layers = [dense(5, 'tanh'), dense(4, 'tanh', { trained: false }), dense(2, 'linear')];
const plan = planOf(3, layers);
const samples = samplesFor(plan, 18, 811);

/** Updates: optimisers, clipping, weight decay, regularizers, constraints. */
export function testOptimizers(suite: Suite): void {
  testEachOptimizer(suite);
  testAdditions(suite);
  testRegularizers(suite);
  testConstraints(suite);
}

function testEachOptimizer({ test }: Suite): void {
  for (const [title, optimizer] of Object.entries(optimizers)) {
    const setup: Setup = { plan, training: trainingOf(optimizer, 5), params: paramsFor(plan, 810) };
    test(`${title}: four epochs as the reference has them`, setup, async ({ program }) => {
      const trained = program();
      const reference = createReference(plan, setup.training, setup.params);
      const kept = momentsOf(optimizer);
      expectClose(trained.readState().moments, startOf(kept), 1e-8, 'what is kept, at the start');
      await expectEpochs(setup, trained, reference, samples, { epochs: 4, learningRate: 0.02 });
      const { moments } = trained.readState();
      expectClose(moments, momentsOfReference(reference, setup, kept.length), 1e-5, 'what is kept');
    });
  }
}

/** As a state has it: for each parameter that trains an array of each kind. */
const startOf = (kept: readonly number[]): readonly Float64Array[] =>
  plan.params
    .filter((param) => param.trained)
    .flatMap(({ shape }) => kept.map((value) => new Float64Array(sizeOf(shape)).fill(value)));

const momentsOfReference = ({ optimizer }: Reference, { plan }: Setup, kept: number): readonly Float64Array[] =>
  optimizer.moments.flatMap((lists, index) =>
    plan.params[index]?.trained
      ? Array.from({ length: kept }, (_, kind) => Float64Array.from(lists, (list) => list[kind] ?? Number.NaN))
      : [],
  );

/** Penalties count in what is clipped, constraints hold after all. */
function testAdditions({ test }: Suite): void {
  const regularizer = { l1: 0.01, l2: 0.05 };
  const limited = planOf(3, [
    dense(5, 'tanh', { regularizer, constraint: within(-0.6, 0.7) }),
    dense(4, 'tanh', { trained: false }),
    dense(2, 'linear', { regularizer }),
  ]);
  for (const [title, optimizer] of Object.entries(additions)) {
    const setup: Setup = { plan: limited, training: trainingOf(optimizer, 5), params: paramsFor(limited, 812) };
    test(`${title}: four epochs as the reference has them`, setup, async ({ program }) => {
      const reference = createReference(limited, setup.training, setup.params);
      await expectEpochs(setup, program(), reference, samples, { epochs: 4, learningRate: 0.05 });
    });
  }
}

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
