import {
  type Dataset,
  dense,
  type LossName,
  type Model,
  classification as makeClassification,
  sequential,
} from 'linnet';
import type { Classifier } from '../seeds.js';

/** The notebook's data: 10 features. */
export const classesOf = (classes: 2 | 3, seed: number, rows = 100): Dataset =>
  makeClassification({
    rows,
    features: 10,
    classes,
    clustersPerClass: classes === 2 ? 2 : 1,
    seed,
  });

/** One sigmoid unit: 11 parameters. */
export const logistic = (): Model => sequential(10, [dense(1, { activation: 'sigmoid' })]);

/** Three outputs: 33 parameters. */
export const linearSoftmax = (): Model => sequential(10, [dense(3, { activation: 'softmax' })]);

/** Two hidden layers: 187 parameters. */
export const deepSoftmax = (): Model =>
  sequential(10, [
    dense(8, { activation: 'relu' }),
    dense(8, { activation: 'relu' }),
    dense(3, { activation: 'softmax' }),
  ]);

/** Compiles with the notebook's optimiser. */
export const compile = (model: Model, loss: LossName, seed: number): Classifier =>
  model.compile({ loss, optimizer: 'sgd', metrics: ['accuracy'] as const, seed });
